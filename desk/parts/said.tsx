/** Everything that somebody said, each once with its outlets, in context: by month, outlet, topic and day. */
import type { TargetedSubmitEvent } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Quote } from '../../schemas/quote.ts'
import { bySameWords } from '../../src/comparison/same-words.ts'
import { Reports } from '../across/reports.tsx'
import { apiPath, ask, type Page } from '../api.ts'
import { count, numberLabel } from '../format.ts'
import { useResource } from '../resource.ts'
import { entityHref, go } from '../router.ts'
import { Downloads } from './downloads.tsx'
import { ByArticle } from './lists.tsx'
import { QuoteRecord } from './records.tsx'
import type { Asked } from './search.tsx'
import { Await, Empty } from './states.tsx'

/** A quote with what is known of its article. */
export type QuoteItem = Quote & {
  articleSummary?: ArticleSummary | null
}

/** Quotes that are read at a time, and in all: the newest. */
const PAGE = 100
const MOST = 1000
/** Quotes that are shown at a time. */
const SHOWN = 20
/** Keywords to choose from: the most frequent. */
const KEYWORDS = 40

/** Words that were said once, however many articles print them. */
export interface Saying {
  /** Their longest form. */
  quote: QuoteItem
  /** All forms, the longest first. */
  forms: readonly QuoteItem[]
}

interface Counted {
  value: string
  count: number
}

/** @param asked the days, the outlet and the order that the address asks for. */
export function Said({ id, asked }: { id: string; asked: Asked }) {
  const resource = useResource(`said ${id}`, (signal) => allQuotes(id, signal))
  return (
    <Await resource={resource} what="the quotes">
      {(quotes) =>
        quotes.length === 0 ? (
          <Empty title="No quotes yet">
            <p>No article has words of theirs. If one of them should, correct its speaker there.</p>
          </Empty>
        ) : (
          <Quotes id={id} asked={asked} quotes={quotes} />
        )
      }
    </Await>
  )
}

/** Everything said, newest first, each with its article. */
export async function allQuotes(id: string, signal?: AbortSignal): Promise<QuoteItem[]> {
  const quotes: QuoteItem[] = []
  for (let cursor: string | null = ''; cursor !== null && quotes.length < MOST; ) {
    const path = apiPath('quotes', { speaker: id, include: 'article', limit: PAGE, cursor })
    const page: Page<QuoteItem> = await ask(path, signal ? { signal } : {})
    quotes.push(...page.items)
    cursor = page.next
  }
  return quotes
}

const dayOf = ({ articleSummary }: QuoteItem) => articleSummary?.publishedAt?.slice(0, 10) ?? ''
const monthOf = (quote: QuoteItem) => dayOf(quote).slice(0, 7)
const outletOf = ({ articleSummary }: QuoteItem) => articleSummary?.publisher ?? ''
const sectionsOf = ({ articleSummary }: QuoteItem) => [articleSummary?.section ?? '']
const keywordsOf = ({ articleSummary }: QuoteItem) => articleSummary?.keywords ?? []

/** How many sayings have each value, in whatever form. */
function counted(sayings: readonly Saying[], valuesOf: (quote: QuoteItem) => readonly string[]): Counted[] {
  const counts = new Map<string, number>()
  for (const { forms } of sayings) {
    for (const value of new Set(forms.flatMap(valuesOf))) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

/** What was said, each once, where its longest form stands. */
export function sayingsOf(quotes: readonly QuoteItem[]): Saying[] {
  const groups = new Map(bySameWords(quotes).map((forms) => [forms[0]!, forms] as const))
  return quotes.flatMap((quote) => {
    const forms = groups.get(quote)
    return forms ? [{ quote, forms }] : []
  })
}

/** A topic is a section or a keyword of the article: `section:Transport`. */
function isOfTopic(quote: QuoteItem, topic: string): boolean {
  const value = topic.slice(topic.indexOf(':') + 1)
  return (topic.startsWith('section:') ? sectionsOf(quote) : keywordsOf(quote)).includes(value)
}

function Quotes({ id, asked, quotes }: { id: string; asked: Asked; quotes: readonly QuoteItem[] }) {
  const { from = '', to = '', publisher, topic, sort } = asked
  const [shown, setShown] = useState(SHOWN)
  const all = useMemo(() => sayingsOf(quotes), [quotes])
  const fits = (quote: QuoteItem) => {
    const day = dayOf(quote)
    return (
      (!from || day >= from) &&
      (!to || (day !== '' && day <= to)) &&
      (!publisher || outletOf(quote) === publisher) &&
      (!topic || isOfTopic(quote, topic))
    )
  }
  const fit = all.filter(({ forms }) => forms.some(fits))
  // Quotes of one article stay in the order of its text.
  const ordered = sort === 'oldest' ? byArticle(fit).reverse().flat() : fit
  const formsOf = new Map(fit.map(({ quote, forms }) => [quote, forms] as const))
  return (
    <>
      <ByMonth id={id} months={monthsOf(counted(all, (quote) => [monthOf(quote)]))} asked={asked} />
      <Narrow id={id} asked={asked} all={all} />
      <p class="aside" role="status">
        {fit.length === all.length ? count(all.length, 'quote') : `${fit.length} of ${count(all.length, 'quote')}`}
        {quotes.length > all.length && `, printed ${numberLabel(quotes.length)} times`}
        {quotes.length >= MOST && ', the newest'}
      </p>
      {fit.length === 0 && (
        <Empty title="No quotes fit this search">
          <p>A wider span of days, or any outlet and topic, finds more.</p>
        </Empty>
      )}
      <ByArticle records={ordered.slice(0, shown).map(({ quote }) => quote)} Heading="h3">
        {(quote) => (
          <QuoteRecord
            key={quote.id}
            quote={quote}
            context={
              <>
                <Context quote={quote} />
                <AlsoIn quote={quote} forms={formsOf.get(quote) ?? []} />
              </>
            }
          />
        )}
      </ByArticle>
      {shown < ordered.length && (
        <p class="more">
          <button type="button" onClick={() => setShown(shown + SHOWN)}>
            More quotes
          </button>
        </p>
      )}
      <Downloads
        path="quotes"
        query={{
          speaker: id,
          from,
          to,
          publisher,
          ...(topic && Object.fromEntries([/^(.*?):(.*)$/s.exec(topic)!.slice(1, 3)])),
          include: 'article',
        }}
        name={`quotes-${id.split('/')[1]}`}
        as={['json', 'csv', 'ndjson']}
      />
    </>
  )
}

/** The other articles that have the same words, each once. */
function AlsoIn({ quote, forms }: { quote: QuoteItem; forms: readonly QuoteItem[] }) {
  const others = new Map(forms.filter(({ article }) => article !== quote.article).map((form) => [form.article, form]))
  return (
    <Reports
      lead="Also in"
      reports={[...others.values()].flatMap(({ id, articleSummary }) =>
        articleSummary ? [{ ...articleSummary, mark: id }] : [],
      )}
    />
  )
}

function byArticle(sayings: readonly Saying[]): Saying[][] {
  const groups = new Map<string, Saying[]>()
  for (const saying of sayings) {
    const { article } = saying.quote
    groups.set(article, [...(groups.get(article) ?? []), saying])
  }
  return [...groups.values()]
}

const orders = [
  ['', 'Newest first'],
  ['oldest', 'Oldest first'],
] as const

function Narrow({ id, asked, all }: { id: string; asked: Asked; all: readonly Saying[] }) {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
    go(entityHref(id, Object.fromEntries(fields)))
  }
  const outlets = counted(all, (quote) => [outletOf(quote)])
  const sections = counted(all, sectionsOf)
  const keywords = counted(all, keywordsOf).slice(0, KEYWORDS)
  return (
    <form class="search" onSubmit={submit}>
      {outlets.length > 0 && (
        <label class="field">
          Outlet
          <select name="publisher">
            <option value="">Any</option>
            <Options values={outlets} chosen={asked.publisher} />
          </select>
        </label>
      )}
      {sections.length + keywords.length > 0 && (
        <label class="field">
          Topic
          <select name="topic">
            <option value="">Any</option>
            {sections.length > 0 && (
              <optgroup label="Sections">
                <Options values={sections} prefix="section:" chosen={asked.topic} />
              </optgroup>
            )}
            {keywords.length > 0 && (
              <optgroup label="Keywords">
                <Options values={keywords} prefix="keyword:" chosen={asked.topic} />
              </optgroup>
            )}
          </select>
        </label>
      )}
      <label class="field">
        From
        <input name="from" type="date" defaultValue={asked.from} />
      </label>
      <label class="field">
        To
        <input name="to" type="date" defaultValue={asked.to} />
      </label>
      <label class="field">
        Order
        <select name="sort">
          {orders.map(([value, label]) => (
            <option key={value} value={value} selected={(asked.sort ?? '') === value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div class="field actions">
        <button type="submit">Show</button>
        {Object.values(asked).some(Boolean) && <a href={entityHref(id)}>Show all</a>}
      </div>
    </form>
  )
}

function Options(props: { values: readonly Counted[]; prefix?: string; chosen: string | undefined }) {
  const { values, prefix = '', chosen } = props
  return (
    <>
      {values.map(({ value, count }) => (
        <option key={value} value={`${prefix}${value}`} selected={chosen === `${prefix}${value}`}>
          {value} ({count})
        </option>
      ))}
    </>
  )
}

/** Months in the chart, the newest. */
const MONTHS = 24
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Quotes a month, as a small chart; each bar leads to the quotes of its month. */
function ByMonth({ id, months, asked }: { id: string; months: readonly Month[]; asked: Asked }) {
  if (months.length < 2) return null
  const most = Math.max(...months.map(({ quotes }) => quotes))
  return (
    <figure class="by-month">
      <figcaption>Quotes by month</figcaption>
      <ol>
        {months.map(({ month, quotes }) => {
          const label = monthName.format(new Date(`${month}-01`))
          const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
          const bar = <span class="bar" style={{ height: `${(100 * quotes) / most}%` }} />
          const address = entityHref(id, { ...asked, from: `${month}-01`, to: `${month}-${last}` })
          return (
            <li key={month} title={`${label}: ${count(quotes, 'quote')}`}>
              {quotes > 0 ? (
                <a href={address} aria-label={`${label}: ${count(quotes, 'quote')}`}>
                  {bar}
                </a>
              ) : (
                bar
              )}
            </li>
          )
        })}
      </ol>
      <p class="aside">
        <span>{monthName.format(new Date(`${months[0]!.month}-01`))}</span>
        <span>{monthName.format(new Date(`${months.at(-1)!.month}-01`))}</span>
      </p>
    </figure>
  )
}

interface Month {
  month: string
  quotes: number
}

/** The months from the first with a quote to the last, those without one among them. */
function monthsOf(counts: readonly Counted[]): Month[] {
  const sums = new Map(counts.map(({ value, count }) => [value, count] as const))
  const known = [...sums.keys()].sort()
  if (known.length === 0) return []
  const months: Month[] = []
  for (let month = known[0]!; month <= known.at(-1)!; month = next(month)) {
    months.push({ month, quotes: sums.get(month) ?? 0 })
    if (months.length > MONTHS) months.shift()
  }
  return months
}

function next(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

/** Characters of the article shown on each side. */
const AROUND = 160

/** What the article says before and after a quote. */
function Context({ quote: { article, start, end } }: { quote: Quote }) {
  const path = `articles/${encodeURIComponent(article)}`
  const { data } = useResource(path, (signal) => ask<Article>(path, { signal }), article)
  if (!data) return null
  const before = data.text.slice(0, start).slice(-AROUND)
  const after = data.text.slice(end, end + AROUND)
  const whole = start > AROUND ? before.slice(before.indexOf(' ') + 1) : before
  return (
    <p class="context">
      {start > AROUND && '… '}
      {oneLine(whole)} <b>[quote]</b>{' '}
      {oneLine(after.slice(0, after.length < AROUND ? undefined : after.lastIndexOf(' ')))}
      {after.length === AROUND && ' …'}
    </p>
  )
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
