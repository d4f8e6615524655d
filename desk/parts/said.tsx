/** Everything that somebody said, in context: by month, outlet and day. */
import type { TargetedSubmitEvent } from 'preact'
import { useState } from 'preact/hooks'
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Quote } from '../../schemas/quote.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count } from '../format.ts'
import { useResource } from '../resource.ts'
import { entityHref, go } from '../router.ts'
import { Downloads } from './downloads.tsx'
import { ByArticle } from './lists.tsx'
import { QuoteRecord } from './records.tsx'
import type { Asked } from './search.tsx'
import { Await, Empty } from './states.tsx'

/** A quote with what is known of its article. */
export type QuoteItem = Quote & {
  articleSummary?: Pick<ArticleSummary, 'headline' | 'publisher' | 'publishedAt' | 'url'> | null
}

/** Quotes that are read at a time, and in all: the newest. */
const PAGE = 100
const MOST = 1000
/** Quotes that are shown at a time. */
const SHOWN = 20

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
        quotes.length === 0 ? <Empty title="No quotes yet" /> : <Quotes id={id} asked={asked} all={quotes} />
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
const outletOf = ({ articleSummary }: QuoteItem) => articleSummary?.publisher ?? ''

function counted(values: readonly string[]): Counted[] {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
}

function Quotes({ id, asked, all }: { id: string; asked: Asked; all: readonly QuoteItem[] }) {
  const { from = '', to = '', publisher, sort } = asked
  const [shown, setShown] = useState(SHOWN)
  const fit = all.filter((quote) => {
    const day = dayOf(quote)
    return (!from || day >= from) && (!to || (day !== '' && day <= to)) && (!publisher || outletOf(quote) === publisher)
  })
  // Quotes of one article stay in the order of its text.
  const ordered = sort === 'oldest' ? byArticle(fit).reverse().flat() : fit
  return (
    <>
      <ByMonth id={id} days={counted(all.map(dayOf))} asked={asked} />
      <Narrow id={id} asked={asked} outlets={counted(all.map(outletOf))} />
      <p class="aside" role="status">
        {fit.length === all.length ? count(all.length, 'quote') : `${fit.length} of ${count(all.length, 'quote')}`}
        {all.length >= MOST && ', the newest'}
      </p>
      {fit.length === 0 && (
        <Empty title="No quotes fit this search">
          <p>A wider span of days, or any outlet, finds more.</p>
        </Empty>
      )}
      <ByArticle records={ordered.slice(0, shown)} Heading="h3">
        {(quote) => <QuoteRecord key={quote.id} quote={quote} context={<Context quote={quote} />} />}
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
        query={{ speaker: id, from, to, include: 'article' }}
        name={`quotes-${id.split('/')[1]}`}
        as={['json', 'csv', 'ndjson']}
      />
    </>
  )
}

function byArticle(quotes: readonly QuoteItem[]): QuoteItem[][] {
  const groups = new Map<string, QuoteItem[]>()
  for (const quote of quotes) groups.set(quote.article, [...(groups.get(quote.article) ?? []), quote])
  return [...groups.values()]
}

const orders = [
  ['', 'Newest first'],
  ['oldest', 'Oldest first'],
] as const

function Narrow({ id, asked, outlets }: { id: string; asked: Asked; outlets: readonly Counted[] }) {
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
    go(entityHref(id, Object.fromEntries(fields)))
  }
  return (
    <form class="search" onSubmit={submit}>
      {outlets.length > 0 && (
        <label class="field">
          Outlet
          <select name="publisher">
            <option value="">Any</option>
            {outlets.map(({ value, count }) => (
              <option key={value} value={value} selected={asked.publisher === value}>
                {value} ({count})
              </option>
            ))}
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

/** Months in the chart, the newest. */
const MONTHS = 24
const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })

/** Quotes a month, as a small chart; each bar leads to the quotes of its month. */
function ByMonth({ id, days, asked }: { id: string; days: readonly Counted[]; asked: Asked }) {
  const months = monthsOf(days)
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

/** The months from the first with a quote to the last, those without one among them. */
function monthsOf(days: readonly Counted[]): { month: string; quotes: number }[] {
  const sums = new Map<string, number>()
  for (const { value, count } of days) {
    const month = value.slice(0, 7)
    if (/^\d{4}-\d\d$/.test(month)) sums.set(month, (sums.get(month) ?? 0) + count)
  }
  const known = [...sums.keys()].sort()
  if (known.length === 0) return []
  const months: { month: string; quotes: number }[] = []
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
