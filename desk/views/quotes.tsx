/** Quotes of all articles. */
import type { Quote } from '../../schemas/quote.ts'
import { Downloads } from '../parts/downloads.tsx'
import { ByArticle } from '../parts/lists.tsx'
import { Pages } from '../parts/pages.tsx'
import { QuoteRecord } from '../parts/records.tsx'
import { type Asked, Choice, Search, Sort, sortOf } from '../parts/search.tsx'
import { useTitle } from '../title.ts'

const kinds = [
  ['direct', 'Direct'],
  ['mixed', 'Mixed'],
  ['indirect', 'Indirect'],
] as const

export function QuotesView({ asked }: { asked: Asked }) {
  const { q, speaker, kind, publisher, entity } = asked
  // Of somebody with a page of his own the list itself says the name.
  const isId = speaker?.includes('/')
  const named = isId ? undefined : speaker
  useTitle(named ? `Said by ${named}` : q ? `“${q}” in quotes` : 'Quotes')
  const query = { q, speaker, kind, publisher, entity, sort: sortOf(asked) }
  return (
    <>
      <h1>{named ? `Everything said by ${named}` : 'Quotes'}</h1>
      <Search section="quotes" label="Search the quotes" asked={asked} keeps={['publisher', 'entity']}>
        {isId ? (
          <input type="hidden" name="speaker" value={speaker} />
        ) : (
          <div class="field">
            <label for="speaker">Speaker</label>
            <input id="speaker" name="speaker" defaultValue={speaker} maxLength={200} autocomplete="off" />
          </div>
        )}
        <Choice name="kind" label="Kind" asked={asked} options={kinds} />
        <Sort asked={asked} />
      </Search>
      <Pages<Quote>
        path="quotes"
        query={query}
        what="quotes"
        one="quote"
        section="quotes"
        asked={asked}
        facets={{ speaker: 'speaker', publisher: 'publisher', entity: 'entity', kind: 'kind' }}
        beside={<Downloads path="quotes" query={query} name="quotes" as={['json', 'csv', 'ndjson']} />}
        empty={<p>Every word must occur in a quote: fewer words find more. Write a speaker’s name in full.</p>}
      >
        {(quotes) => (
          <ByArticle records={quotes} Heading="h2">
            {(quote) => <QuoteRecord key={quote.id} quote={quote} />}
          </ByArticle>
        )}
      </Pages>
    </>
  )
}
