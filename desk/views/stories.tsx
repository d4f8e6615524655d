/** The front page: stories, those with the newest articles first, and the newest articles beside them. */
import type { StorySummary } from '../../schemas/story.ts'
import { dateInWords } from '../../src/formats/event-words.ts'
import { count } from '../format.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Pages } from '../parts/pages.tsx'
import { type Asked, Days, Search } from '../parts/search.tsx'
import { Await } from '../parts/states.tsx'
import { useList } from '../resource.ts'
import { entityHref, href } from '../router.ts'
import { useTitle } from '../title.ts'
import { ArticleList, FirstWords, type Item } from './articles.tsx'

/** Articles beside the stories. */
const NEWEST = 8

export function StoriesView({ asked }: { asked: Asked }) {
  useTitle('Stories')
  const { from, to } = asked
  const query = { from, to }
  return (
    <>
      <h1>Stories</h1>
      <p class="lead">Articles about the same event, together; the latest first.</p>
      <div class="sides">
        <div>
          <details class="by-date" open={Boolean(from || to)}>
            <summary>By date</summary>
            <Search section="stories" asked={asked}>
              <Days asked={asked} />
            </Search>
          </details>
          <Pages<StorySummary>
            path="stories"
            query={query}
            what="stories"
            one="story"
            section="stories"
            asked={asked}
            isCounted={false}
            beside={<Downloads path="stories" query={query} name="stories" as={['json', 'csv', 'ndjson']} />}
            empty={<NoStories isSearch={Boolean(from || to)} />}
          >
            {(stories) => (
              <ol class="stories">
                {stories.map((story) => (
                  <li key={story.id} data-story={story.id}>
                    <Story story={story} />
                  </li>
                ))}
              </ol>
            )}
          </Pages>
        </div>
        <section aria-labelledby="newest">
          <h2 id="newest">Newest articles</h2>
          <Newest />
        </section>
      </div>
    </>
  )
}

function Story({ story }: { story: StorySummary }) {
  const { id, headline, names } = story
  return (
    <article class="summary">
      <h2>
        <a href={href(['stories', id])}>{headline ?? <Unnamed id={id} />}</a>
      </h2>
      <StoryFacts story={story} />
      {names.length > 0 && (
        <p class="aside">
          {names.map(({ id, name }, index) => (
            <>
              {index > 0 && ' · '}
              <a key={id} href={entityHref(id)}>
                {name}
              </a>
            </>
          ))}
        </p>
      )}
    </article>
  )
}

/** How the earliest article of a story begins, which has no headline. */
export function Unnamed({ id }: { id: string }) {
  return <FirstWords article={{ id, headline: null, standfirst: null }} />
}

/** How much of a story there is, and of which days. */
export function StoryFacts({ story }: { story: StorySummary }) {
  const { articles, outlets, firstPublishedAt: first, lastPublishedAt: last } = story
  return (
    <ul class="facts">
      <li>
        {count(articles, 'article')}
        {outlets > 0 && ` in ${count(outlets, 'outlet')}`}
      </li>
      {first && last && <li>{dateInWords(`${first.slice(0, 10)}/${last.slice(0, 10)}`)}</li>}
    </ul>
  )
}

function NoStories({ isSearch }: { isSearch: boolean }) {
  if (isSearch) return <p>A wider span of days finds more.</p>
  return (
    <p>
      When two articles tell of the same event within a few days, they stand here together.{' '}
      <a href={href(['articles'])}>All articles</a>
    </p>
  )
}

function Newest() {
  const list = useList<Item>('articles', { fold: 'copies' })
  return (
    <Await resource={list} what="the newest articles">
      {({ items }) =>
        items.length === 0 ? (
          <p class="nothing">
            None yet. <a href={href(['add'])}>Add the first ones</a>, or <a href={href(['try'])}>try a text</a> without
            saving it.
          </p>
        ) : (
          <>
            <ArticleList items={items.slice(0, NEWEST)} />
            <p class="more">
              <a href={href(['articles'])}>All articles</a>
            </p>
          </>
        )
      }
    </Await>
  )
}
