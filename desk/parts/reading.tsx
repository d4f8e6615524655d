/** An article and its records side by side: what is chosen in one is shown in the other. */
import type { JSX, TargetedKeyboardEvent } from 'preact'
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Article, Paragraph } from '../../schemas/article.ts'
import type { EntityType } from '../../schemas/entity.ts'
import { announce } from '../announce.ts'
import { count, momentLabel, titleOf, webAddress } from '../format.ts'
import {
  chooseLayers,
  chosenLayers,
  type Layer,
  layerNames,
  layers,
  type Reading as ReadingData,
  stretchesOf,
  timeKey,
} from '../layers.ts'
import { useObservable } from '../observable.ts'
import { useLatest } from '../overlay.ts'
import { session } from '../session.ts'
import { mayLeave } from '../unsaved.ts'
import { AreStored, OfArticle } from './context.ts'
import { useFollowText } from './follow.ts'
import { QuoteHint } from './hint.tsx'
import { Later } from './later.tsx'
import { ClaimRecord, EntityRecord, QuoteRecord, TimeRecordItem } from './records.tsx'
import { Tabs } from './tabs.tsx'
import { Text } from './text.tsx'
import { OrderedTimeline } from './timeline.tsx'
import { Tools } from './tools.tsx'

interface ReadingProps {
  reading: ReadingData
  marked: string | null
  onMark: (record: string | null) => void
  /** The element for the headline. */
  Heading: 'h1' | 'h2'
}

export function Reading({ reading, marked, onMark, Heading }: ReadingProps) {
  const root = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(chosenLayers)
  const stretches = useMemo(() => stretchesOf(reading), [reading])
  const visible = useMemo(
    () =>
      stretches.filter(
        ({ record, layer, quiet }) => record === marked || (!quiet && layer !== 'event' && shown.has(layer)),
      ),
    [stretches, shown, marked],
  )
  const [headline, body] = useMemo(() => {
    const { paragraphs } = reading.article
    const isHeadline = ({ role }: Paragraph) => role === 'headline'
    return [paragraphs.filter(isHeadline), paragraphs.filter((paragraph) => !isHeadline(paragraph))]
  }, [reading])
  // What an editor called it may be other words than those of the text.
  const article = useLatest(reading.article) ?? reading.article
  const isAsPrinted = article.headline === null || isIn(reading.article, 'headline', article.headline)
  const layerOf = (record: string | null) => stretches.find((stretch) => stretch.record === record)?.layer
  const markedLayer = layerOf(marked)
  const [tab, setTab] = useState<Layer>(markedLayer && markedLayer !== 'event' ? markedLayer : 'quote')
  // Where the window is too narrow for two columns, the records are a sheet over the text.
  const [isOpen, setOpen] = useState(false)
  const openButton = useRef<HTMLButtonElement>(null)
  useFollowText(
    root,
    useMemo(() => inOrder(reading, tab), [reading, tab]),
  )

  const show = (next: ReadonlySet<Layer>) => {
    chooseLayers(next)
    setShown(next)
  }
  const toggle = (layer: Layer) =>
    show(new Set(shown.has(layer) ? [...shown].filter((one) => one !== layer) : [...shown, layer]))

  /** Opens a tab, unless somebody wants to go on writing in the one that is open. */
  const turnTo = (next: Layer) => {
    const panel = root.current?.querySelector('.panel')
    if (next !== tab && (!panel || mayLeave(panel))) setTab(next)
  }
  /** From the text to the list: the record’s tab is opened and the record brought into view. */
  const markFromText = (record: string) => {
    const layer = layerOf(record)
    if (layer && layer !== 'event') turnTo(layer)
    onMark(record)
    requestAnimationFrame(() => revealInPanel(root.current, record))
  }
  /** From the list to the text: the keyboard goes along. */
  const markFromList = (record: string) => {
    onMark(record)
    setOpen(false)
    requestAnimationFrame(() => {
      const first = firstPiece(root.current, record)
      reveal(first, 'center')
      first?.focus({ preventScroll: true })
      if (first) announce('Marked in the text. Escape goes back to the list.')
    })
  }
  const leave = (event: TargetedKeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape') return
    if (isOpen) return closeSheet()
    if (marked === null) return
    const back = root.current?.querySelector<HTMLElement>('.panel .says[aria-current]')
    onMark(null)
    back?.focus()
    back?.scrollIntoView({ block: 'nearest' })
  }

  const closeSheet = () => {
    setOpen(false)
    openButton.current?.focus()
  }
  useEffect(() => {
    if (isOpen) document.getElementById(`tab-${tab}`)?.focus()
  }, [isOpen])

  // An address that names a record leads to it: when the article appears, not at each mark.
  useEffect(() => {
    if (marked === null) return
    revealInPanel(root.current, marked)
    reveal(firstPiece(root.current, marked), 'center')
  }, [reading.article.id])

  const text = { article: reading.article, stretches: visible, marked, onMark: markFromText, Heading }
  const lists = recordLists(reading, { marked, onMark: markFromList })
  return (
    <OfArticle.Provider value={reading.article}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from the text, wherever in it the focus is */}
      <div class="reading" ref={root} onKeyDown={leave}>
        <header class="article-head">
          {isAsPrinted && headline.length > 0 ? (
            <Text paragraphs={headline} {...text} />
          ) : (
            <Heading class={article.headline === null ? 'first-words' : undefined}>{titleOf(article)}</Heading>
          )}
          {!isAsPrinted && headline.length > 0 && (
            <div class="printed">
              <span class="aside">Printed as</span>
              <Text paragraphs={headline} {...text} Heading="p" />
            </div>
          )}
          {article.standfirst !== null && !isIn(reading.article, 'standfirst', article.standfirst) && (
            <p class="standfirst">{article.standfirst}</p>
          )}
          <ArticleFacts article={article} />
          <LeadImage article={article} />
          <ArticleTools article={article} />
        </header>
        <fieldset class="layers">
          <legend>Highlight</legend>
          {layers.map((layer) => (
            <label key={layer} class={`layer layer-${layer}`}>
              <input type="checkbox" checked={shown.has(layer)} onChange={() => toggle(layer)} />
              <span class="sample">{layerNames[layer].many}</span> <span class="count">{lists[layer].length}</span>
            </label>
          ))}
        </fieldset>
        <div class="columns">
          <section class="column-text" aria-label="Text">
            <Text paragraphs={body} {...text} />
            <LeftOut reading={reading} />
          </section>
          <button
            type="button"
            class="open-records primary"
            ref={openButton}
            aria-expanded={isOpen}
            onClick={() => setOpen(true)}
          >
            What was found
          </button>
          <section class={isOpen ? 'panel is-open' : 'panel'} aria-label="Records" onKeyDown={stepThroughRecords}>
            <button type="button" class="sheet-close" onClick={closeSheet}>
              Close
            </button>
            <Tabs
              label="Kinds of records"
              tabs={layers.map((layer) => ({ id: layer, label: layerNames[layer].many, count: lists[layer].length }))}
              selected={tab}
              onSelect={(id) => turnTo(id as Layer)}
            >
              {lists[tab].length > 0 ? (
                <ol class="records">{lists[tab]}</ol>
              ) : (
                <p class="nothing">No {layerNames[tab].many.toLowerCase()} were found in this article.</p>
              )}
            </Tabs>
          </section>
        </div>
        {markedLayer && markedLayer !== 'event' && (
          <aside class="sheet" aria-label="Marked record">
            <button type="button" class="sheet-close" onClick={() => onMark(null)}>
              Close
            </button>
            <ol class="records">{recordLists(reading, {})[markedLayer].filter(({ key }) => key === marked)}</ol>
          </aside>
        )}
        <section class="events" aria-labelledby="events">
          <h2 id="events">Timeline</h2>
          <OrderedTimeline
            entries={reading.timeline}
            near={reading.article.publishedAt?.slice(0, 10) ?? null}
            onMark={markFromList}
          />
        </section>
        <QuoteHint root={root} quotes={reading.quotes} />
      </div>
    </OfArticle.Provider>
  )
}

/** The records of a layer whose list is in the order of the text. */
function inOrder({ quotes, claims, times }: ReadingData, layer: Layer): { key: string; start: number }[] {
  if (layer === 'time') return times.map((time) => ({ key: timeKey(time), start: time.start }))
  const records = layer === 'quote' ? quotes : layer === 'claim' ? claims : []
  return records.map(({ id, start }) => ({ key: id, start }))
}

/** The records of each layer, as items of a list. */
function recordLists({ quotes, claims, entities, times }: ReadingData, leading: Leading): Lists {
  const ofType = (type: EntityType) =>
    entities
      .filter((entity) => entity.type === type)
      .map((entity) => <EntityRecord key={entity.id} entity={entity} {...leading} />)
  return {
    quote: quotes.map((quote) => <QuoteRecord key={quote.id} quote={quote} {...leading} />),
    claim: claims.map((claim) => <ClaimRecord key={claim.id} claim={claim} {...leading} />),
    person: ofType('person'),
    organisation: ofType('organisation'),
    place: ofType('place'),
    time: times.map((time) => <TimeRecordItem key={timeKey(time)} time={time} {...leading} />),
  }
}

type Lists = { [layer in Layer]: JSX.Element[] }

interface Leading {
  marked?: string | null
  onMark?: (record: string) => void
}

/** Whether a paragraph of the role has these words. */
function isIn({ text, paragraphs }: Article, role: Paragraph['role'], words: string): boolean {
  const plain = (printed: string) => printed.replace(/\s+/g, ' ').trim()
  return paragraphs.some(
    (paragraph) => paragraph.role === role && plain(text.slice(paragraph.start, paragraph.end)) === plain(words),
  )
}

/** The article’s own form, and a field for each thing that is missing. */
function ArticleTools({ article }: { article: Article }) {
  const areStored = useContext(AreStored)
  const canWrite = useObservable(session) !== null
  const { id, headline, publisher, publishedAt, bylines } = article
  const isMissing = [headline, publisher, publishedAt].includes(null) || bylines.length === 0
  const forms = () => import('../edit/article.tsx')
  return (
    <>
      {areStored && canWrite && isMissing && (
        <Later load={() => forms().then(({ MissingFields }) => MissingFields)} what="the fields" with={{ article }} />
      )}
      <Tools
        id={id}
        name={titleOf(article)}
        isCorrected={false}
        editor={(onClose) => (
          <Later
            load={() => forms().then(({ ArticleEditor }) => ArticleEditor)}
            what="the form"
            with={{ id, onClose }}
          />
        )}
      />
    </>
  )
}

function ArticleFacts({ article }: { article: Article }) {
  const { bylines, publisher, publishedAt, modifiedAt, section, kind, wordCount, url } = article
  const original = webAddress(url)
  return (
    <ul class="facts">
      {publisher && <li>{publisher}</li>}
      {publishedAt && <li>{momentLabel(publishedAt)}</li>}
      {modifiedAt && <li>changed {momentLabel(modifiedAt)}</li>}
      {bylines.map(({ name, role }) => (
        <li key={name}>
          {name}
          {role && `, ${role}`}
        </li>
      ))}
      {section && <li>{section}</li>}
      {kind && kind !== 'news' && <li>{kind}</li>}
      <li>{count(wordCount, 'word')}</li>
      {original && (
        <li>
          <a href={original} rel="noreferrer">
            Original page
          </a>
        </li>
      )}
    </ul>
  )
}

/** The lead picture in words, with a way to it: pictures of other sites are not loaded. */
function LeadImage({ article }: { article: Article }) {
  const [lead] = article.images
  const address = lead && webAddress(lead.url)
  if (!lead || !address) return null
  return (
    <p class="aside">
      <a href={address} rel="noreferrer">
        Lead picture
      </a>
      {lead.caption && `: ${lead.caption}`}
      {lead.credit && ` (${lead.credit})`}
    </p>
  )
}

/** What the page had beside the article, and why it was left out. */
function LeftOut({ reading }: { reading: ReadingData }) {
  const furniture = reading.article.furniture ?? []
  if (furniture.length === 0) return null
  return (
    <details class="left-out">
      <summary>
        Left out of the page <span class="count">{furniture.length}</span>
      </summary>
      <ul>
        {furniture.map(({ text, reason }, index) => (
          <li key={index}>
            <span class="chip">{reason}</span> {text}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Arrows go from record to record. */
function stepThroughRecords(event: TargetedKeyboardEvent<HTMLElement>): void {
  const target = event.target as HTMLElement
  if (!target.classList.contains('says')) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.says')]
  const at = all.indexOf(target)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  if (to === undefined || !all[to]) return
  event.preventDefault()
  all[to].focus()
}

function firstPiece(root: HTMLElement | null, record: string): HTMLElement | null {
  return root?.querySelector(`.text [data-records~="${CSS.escape(record)}"]`) ?? null
}

/** Brings a record into view where the panel stands beside the text; below the text, it would lead away from it. */
function revealInPanel(root: HTMLElement | null, record: string): void {
  const item = root?.querySelector(`.panel [data-record="${CSS.escape(record)}"]`)
  if (matchMedia('(min-width: 64rem)').matches) reveal(item, 'nearest')
}

function reveal(element: Element | null | undefined, block: ScrollLogicalPosition): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  element?.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' })
}
