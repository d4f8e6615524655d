/** One story: its articles by outlet, who and what they name, what happened when, and what was said. */
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Story, StoryName } from '../../schemas/story.ts'
import { ask } from '../api.ts'
import { articleOf, count, momentLabel, titleOf } from '../format.ts'
import { QuoteRecord } from '../parts/records.tsx'
import { Await, Empty } from '../parts/states.tsx'
import { TakeAwayButtons } from '../parts/takeaway.tsx'
import { OrderedTimeline } from '../parts/timeline.tsx'
import { useResource } from '../resource.ts'
import { entityHref, href } from '../router.ts'
import { useTitle } from '../title.ts'
import { StoryFacts, Unnamed } from '../views/stories.tsx'
import { type Report, Reports } from './reports.tsx'

export function StoryView({ id }: { id: string }) {
  const path = `stories/${encodeURIComponent(id)}`
  const resource = useResource(path, (signal) => ask<Story>(path, { signal }))
  useTitle(resource.data?.headline ?? 'Story')
  return (
    <>
      <p class="back">
        <a href={href(['stories'])}>All stories</a>
      </p>
      <Await resource={resource} what="the story">
        {(story) => <Told story={story} path={path} />}
      </Await>
    </>
  )
}

function Told({ story, path }: { story: Story; path: string }) {
  const articles = new Map(story.byOutlet.flatMap(({ articles }) => articles).map((one) => [one.id, one] as const))
  const report = (id: string, mark?: string): Report => ({
    ...(articles.get(id) ?? { id, headline: id, standfirst: null, publisher: null }),
    ...(mark && { mark }),
  })
  const { id, headline, names, timeline, quotes, lastPublishedAt } = story
  return (
    <>
      <header class="article-head">
        <h1>{headline ?? <Unnamed id={id} />}</h1>
        <StoryFacts story={story} />
      </header>
      <div class="sides">
        <div>
          <section aria-labelledby="outlets">
            <h2 id="outlets">Articles by outlet</h2>
            <div class="outlets">
              {story.byOutlet.map(({ publisher, articles }) => (
                <Outlet key={publisher} publisher={publisher} articles={articles} />
              ))}
            </div>
            {articles.size < story.articles && (
              <p class="aside">And {count(story.articles - articles.size, 'later article')}.</p>
            )}
          </section>
          <section aria-labelledby="said">
            <h2 id="said">What was said</h2>
            {quotes.length === 0 && <p class="nothing">None of the articles quotes anybody.</p>}
            <ol class="records">
              {quotes.map((quote) => (
                <QuoteRecord
                  key={quote.id}
                  quote={quote}
                  context={
                    <>
                      {quote.isSpeakerDisputed && <p class="problem">The outlets disagree about who said this.</p>}
                      <Reports lead="In" reports={quote.articles.map((id) => report(id, markIn(id, quote)))} />
                    </>
                  }
                />
              ))}
            </ol>
          </section>
        </div>
        <section aria-labelledby="names">
          <h2 id="names">Names</h2>
          <Names names={names} of={story.articles} />
        </section>
      </div>
      <section class="events" aria-labelledby="events">
        <h2 id="events">Timeline</h2>
        {timeline.length === 0 ? (
          <Empty title="No event with a date was found" />
        ) : (
          <OrderedTimeline
            entries={timeline}
            near={lastPublishedAt?.slice(0, 10) ?? null}
            more={({ id }) => (
              <Reports lead="Told in" reports={sourcesOf(timeline, id).map((one) => report(articleOf(one), one))} />
            )}
          />
        )}
      </section>
      <TakeAwayButtons make={({ storyTakeAway }) => storyTakeAway(story)} />
      <ul class="facts downloads" aria-label="Download">
        <li>
          <a href={path} download={`${id}.json`}>
            JSON
          </a>
        </li>
      </ul>
    </>
  )
}

/** The quote itself is marked in its own article alone: others have it under ids of their own. */
const markIn = (article: string, quote: { id: string; article: string }) =>
  article === quote.article ? quote.id : undefined

const sourcesOf = (timeline: Story['timeline'], id: string) => timeline.find((one) => one.id === id)?.sources ?? []

function Outlet({ publisher, articles }: { publisher: string | null; articles: readonly ArticleSummary[] }) {
  return (
    <section>
      <h3>{publisher ?? 'Outlet not known'}</h3>
      <ul>
        {articles.map((article) => (
          <li key={article.id}>
            <a href={href(['articles', article.id])}>{titleOf(article)}</a>{' '}
            {article.publishedAt && <span class="aside">{momentLabel(article.publishedAt)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Names shown. */
const NAMES = 30

function Names({ names, of }: { names: readonly StoryName[]; of: number }) {
  return (
    <ul class="neighbours">
      {names.slice(0, NAMES).map(({ id, type, name, articles }) => (
        <li key={id}>
          <a href={entityHref(id)}>{name}</a>{' '}
          <span class="aside">
            {type}, {articles} of {count(of, 'article')}
          </span>
        </li>
      ))}
    </ul>
  )
}
