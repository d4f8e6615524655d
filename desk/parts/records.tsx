/** One record of each kind, as it stands in lists. */
import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { Claim, Quantity } from '../../schemas/claim.ts'
import type { Entity } from '../../schemas/entity.ts'
import type { Highlight } from '../../schemas/highlight.ts'
import type { Provenance } from '../../schemas/provenance.ts'
import type { Quote } from '../../schemas/quote.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import {
  capitalised,
  count,
  countryName,
  methodLabels,
  momentLabel,
  numberLabel,
  verdictLabels,
  webAddress,
} from '../format.ts'
import { type TimeRecord, timeKey } from '../layers.ts'
import { useLatest } from '../overlay.ts'
import { entityHref, href } from '../router.ts'
import { AreStored } from './context.ts'
import { CopyQuote } from './copy.tsx'
import { Later } from './later.tsx'
import { Marked } from './marked.tsx'
import { Tools } from './tools.tsx'
import { Worth } from './worth.tsx'

/** Where a name leads: to its page, or to a search for it. */
function useNameHref(): (name: string, entity: string) => string {
  const areStored = useContext(AreStored)
  return (name, entity) => (areStored ? entityHref(entity) : href(['entities'], { q: name }))
}

/** Roles shown of a person, the most frequent. */
const ROLES = 3
const editors = () => import('../edit/records.tsx')
/** Characters of a record’s words by which its buttons are told apart. */
const NAMED = 40

/** What a record needs to lead to its place in the text. */
interface Leading {
  /** The key of the record that is marked in the text. */
  marked?: string | null
  /** Marks a record in the text beside; without it, the record links to its article. */
  onMark?: ((record: string) => void) | undefined
}

/** A record in a list. What it says leads to its place in the text. */
function RecordItem(props: {
  id: string
  layer: string
  article?: string
  says: ComponentChildren
  leading: Leading
  children?: ComponentChildren
}) {
  const { id, layer, article, says, leading, children } = props
  const isMarked = leading.marked === id
  return (
    <li class={`record record-${layer}`} data-record={id}>
      {leading.onMark ? (
        <button
          type="button"
          class="says"
          aria-current={isMarked ? 'true' : undefined}
          onClick={() => leading.onMark!(id)}
        >
          {says}
        </button>
      ) : article ? (
        <a class="says" href={href(['articles', article], { mark: id })}>
          {says}
        </a>
      ) : (
        <span class="says">{says}</span>
      )}
      {children}
    </li>
  )
}

/** Who speaks, each a link to everything they said. */
export function Who({ speaker }: { speaker: Speaker | null }) {
  const hrefOf = useNameHref()
  if (!speaker) return <span class="unknown">Nobody named</span>
  const everyone = speaker.entities.length > 0 ? speaker.entities : [speaker]
  const { mention } = speaker
  return (
    <>
      {everyone.map(({ name, entity }, index) => (
        <>
          {index > 0 && (index === everyone.length - 1 ? ' and ' : ', ')}
          {name === null ? (
            <span class="unknown">Nobody named</span>
          ) : (
            <a href={entity ? hrefOf(name, entity) : href(['quotes'], { speaker: name })}>{name}</a>
          )}
        </>
      ))}
      {mention && mention.text !== speaker.name && <span class="aside"> as “{mention.text}”</span>}
    </>
  )
}

/** A record of a list, and what a search found in it. */
type Sought<R> = R & { highlights?: Highlight[] }

interface QuoteRecordProps extends Leading {
  quote: Sought<Quote>
  /** What stands around it. */
  context?: ComponentChildren
}

export function QuoteRecord({ quote: read, context, ...leading }: QuoteRecordProps) {
  const quote = useLatest(read)
  if (!quote) return null
  const { id, article, kind, text, speaker, cue, saidAt } = quote
  const words = <Marked text={text} found={quote.highlights} />
  const says = kind === 'direct' ? <>“{words}”</> : words
  return (
    <RecordItem id={id} layer="quote" article={article} leading={leading} says={says}>
      {context}
      <p class="by">
        <Who speaker={speaker} />
      </p>
      <Facts source={quote.source}>
        <li class="chip">{capitalised(kind)}</li>
        {cue && <li>attributed with “{cue.text}”</li>}
        {speaker && <li>{methodLabels[speaker.method]}</li>}
        {saidAt && <li>said {dateInWords(saidAt)}</li>}
      </Facts>
      <Tools
        id={id}
        name={text.slice(0, NAMED)}
        isCorrected={quote.source === 'editor'}
        editor={(onClose) => (
          <Later load={() => editors().then(({ QuoteEditor }) => QuoteEditor)} what="the form" with={{ id, onClose }} />
        )}
        beside={{
          label: 'Other reports',
          show: () => (
            <Later
              load={() => import('../across/variants.tsx').then(({ VariantsOf }) => VariantsOf)}
              what="the other reports"
              with={{ quote: id }}
            />
          ),
        }}
      >
        <CopyQuote quote={quote} name={text.slice(0, NAMED)} />
      </Tools>
    </RecordItem>
  )
}

/** What a claim does other than state; that it denies is said by its polarity. */
const actLabels: Partial<Record<Claim['act'], string>> = {
  announce: 'Announced',
  warn: 'Warned',
  predict: 'Predicted',
  promise: 'Promised',
  allege: 'Alleged',
  admit: 'Admitted',
}

export function ClaimRecord({ claim: read, ...leading }: { claim: Sought<Claim> } & Leading) {
  const claim = useLatest(read)
  if (!claim) return null
  const { id, article, text, voice, claimant, polarity, act, certainty, quantities, checkworthiness, verdict } = claim
  return (
    <RecordItem
      id={id}
      layer="claim"
      article={article}
      leading={leading}
      says={<Marked text={text} found={claim.highlights} />}
    >
      <p class="by">{voice === 'article' ? 'The article itself' : <Who speaker={claimant} />}</p>
      <Facts source={claim.source}>
        {polarity === 'denies' && <li class="chip chip-denies">Denied</li>}
        {actLabels[act] && <li class="chip">{actLabels[act]}</li>}
        {certainty !== 'certain' && <li class="chip">{capitalised(certainty)}</li>}
      </Facts>
      {quantities.length > 0 && (
        <dl class="quantities">
          {quantities.map((quantity) => (
            <div key={quantity.start}>
              <dt>{quantity.text}</dt>
              <dd>{quantityLabel(quantity)}</dd>
            </div>
          ))}
        </dl>
      )}
      {verdict ? <Found {...verdict} /> : <Worth {...checkworthiness} />}
      <Tools
        id={id}
        name={text.slice(0, NAMED)}
        isCorrected={claim.source === 'editor' || verdict !== undefined}
        further={{
          label: 'Verdict',
          form: (onClose) => (
            <Later
              load={() => import('../edit/verdict.tsx').then(({ VerdictEditor }) => VerdictEditor)}
              what="the form"
              with={{ id, onClose }}
            />
          ),
        }}
        editor={(onClose) => (
          <Later load={() => editors().then(({ ClaimEditor }) => ClaimEditor)} what="the form" with={{ id, onClose }} />
        )}
      />
    </RecordItem>
  )
}

/** What a check has found, by whom, and on what it rests. */
function Found({ rating, url, note, by, at }: NonNullable<Claim['verdict']>) {
  const source = webAddress(url)
  return (
    <p class="worth">
      <strong class={`chip verdict-${rating}`}>{verdictLabels[rating]}</strong> {note && <>{note} </>}
      <span class="aside">
        {by}, {momentLabel(at.slice(0, 'YYYY-MM-DD'.length))}
      </span>{' '}
      {source && (
        <a href={source} rel="noreferrer">
          Source<span class="visually-hidden"> of this verdict</span>
        </a>
      )}
    </p>
  )
}

const bounds = { min: 'at least', max: 'at most', about: 'about' }

function quantityLabel({ value, max, unit, kind, bound, approximate, of }: Quantity): string {
  const range = max === null ? numberLabel(value) : `${numberLabel(value)}–${numberLabel(max)}`
  const how = bound ? bounds[bound] : approximate ? 'about' : null
  const what = of && (kind === 'count' ? of : `of ${of}`)
  return [capitalised(kind), '·', how, range, unit, what].filter(Boolean).join(' ')
}

export function EntityRecord({ entity: read, ...leading }: { entity: Entity } & Leading) {
  const entity = useLatest(read)
  const hrefOf = useNameHref()
  if (!entity) return null
  const { id, type, name, mentions } = entity
  return (
    <RecordItem id={id} layer={type} says={name} leading={leading}>
      {entity.type === 'person' && entity.roles.length > 0 && (
        <p class="by">{entity.roles.slice(0, ROLES).join(', ')}</p>
      )}
      <Facts source={entity.source}>
        {entity.type === 'place' && entity.country && <li>{countryName(entity.country)}</li>}
        <li>{count(mentions.length, 'mention')}</li>
        {leading.onMark && (
          <li>
            <a href={hrefOf(name, id)}>
              In all articles<span class="visually-hidden">: {name}</span>
            </a>
          </li>
        )}
      </Facts>
      <Tools
        id={id}
        name={name}
        isCorrected={entity.source === 'editor'}
        editor={(onClose) => (
          <Later
            load={() => import('../edit/entity.tsx').then(({ EntityEditor }) => EntityEditor)}
            what="the form"
            with={{ entity, onClose }}
          />
        )}
      />
    </RecordItem>
  )
}

export function TimeRecordItem({ time, ...leading }: { time: TimeRecord } & Leading) {
  const { text, edtf, earliest, latest } = time
  return (
    <RecordItem id={timeKey(time)} layer="time" says={text} leading={leading}>
      <Facts>
        <li>{edtf ? capitalised(dateInWords(edtf)) : 'No calendar date'}</li>
        {earliest && latest && earliest !== latest && <li>{dateInWords(`${earliest}/${latest}`)}</li>}
      </Facts>
    </RecordItem>
  )
}

/** Small print of a record. */
function Facts({ source, children }: { source?: Provenance; children: ComponentChildren }) {
  return (
    <ul class="facts">
      {source === 'editor' && <li class="chip chip-editor">Corrected by an editor</li>}
      {children}
    </ul>
  )
}
