/** Quotes of all articles. */
import type { Quote } from '../../schemas/quote.ts'
import { Downloads } from '../parts/downloads.tsx'
import { ByArticle, Listed } from '../parts/lists.tsx'
import { QuoteRecord } from '../parts/records.tsx'
import { type Asked, Choice, Search } from '../parts/search.tsx'
import { useList } from '../resource.ts'
import { useTitle } from '../title.ts'

const kinds = [
  ['direct', 'Direct'],
  ['mixed', 'Mixed'],
  ['indirect', 'Indirect'],
] as const

export function QuotesView({ asked }: { asked: Asked }) {
  const { q, speaker, kind } = asked
  useTitle(speaker ? `Said by ${speaker}` : q ? `“${q}” in quotes` : 'Quotes')
  const query = { q, speaker, kind }
  const list = useList<Quote>('quotes', query)
  return (
    <>
      <h1>{speaker ? `Everything said by ${speaker}` : 'Quotes'}</h1>
      <Search section="quotes" label="Search the quotes" asked={asked}>
        <div class="field">
          <label for="speaker">Speaker</label>
          <input id="speaker" name="speaker" defaultValue={speaker} maxLength={200} autocomplete="off" />
        </div>
        <Choice name="kind" label="Kind" asked={asked} options={kinds} />
      </Search>
      <Listed
        list={list}
        what="quotes"
        asked={asked}
        empty={<p>Fewer words find more. A speaker is found by the full name.</p>}
      >
        {(quotes) => (
          <ByArticle records={quotes} Heading="h2">
            {(quote) => <QuoteRecord key={quote.id} quote={quote} />}
          </ByArticle>
        )}
      </Listed>
      <Downloads path="quotes" query={query} name="quotes" as={['json', 'csv', 'ndjson']} />
    </>
  )
}
