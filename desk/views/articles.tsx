/** All articles, newest first, with search; of those with the same text the earliest. */
import type { Article, ArticleSummary } from '../../schemas/article.ts'
import type { Excerpt } from '../../schemas/highlight.ts'
import { ask } from '../api.ts'
import { count, momentLabel, titleOf } from '../format.ts'
import { type Change, news } from '../live.ts'
import { useObservable } from '../observable.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Excerpts } from '../parts/excerpts.tsx'
import { Fold } from '../parts/fold.tsx'
import { Later } from '../parts/later.tsx'
import { Pages } from '../parts/pages.tsx'
import { type Asked, Days, Search, Sort, sortOf } from '../parts/search.tsx'
import { going } from '../removal.ts'
import { useResource } from '../resource.ts'
import { href } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'

export function ArticlesView({ asked }: { asked: Asked }) {
  const { q, publisher, entity, kind, from, to } = asked
  useTitle(q ? `“${q}” in articles` : 'Articles')
  const query = { q, publisher, entity, kind, from, to, sort: sortOf(asked), fold: 'copies' }
  const canWrite = useObservable(session) !== null
  return (
    <>
      <h1>Articles</h1>
      {canWrite && (
        <p>
          <a href={href(['add'])}>Add articles</a>
        </p>
      )}
      <Search section="articles" label="Search the text" asked={asked} keeps={['publisher', 'kind', 'entity']}>
        <Days asked={asked} />
        <Sort asked={asked} />
      </Search>
      <Pages<Item>
        path="articles"
        query={query}
        what="articles"
        one="article"
        section="articles"
        asked={asked}
        facets={{ publisher: 'publisher', kind: 'kind', entity: 'entity' }}
        beside={<Downloads path="articles" query={query} name="articles" as={['json', 'csv', 'ndjson', 'feed']} />}
        empty={<NoArticles isSearch={Object.keys(asked).length > 0} />}
      >
        {(items) => <ArticleList items={items} />}
      </Pages>
    </>
  )
}

function NoArticles({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <p>Every word must occur in an article: fewer words find more.</p>
  ) : (
    <p>
      <a href={href(['add'])}>Add the first ones</a>, or <a href={href(['try'])}>try a text</a> without saving it.
    </p>
  )
}

/** An article, what a search found in its text, and how many others have that text. */
export type Item = ArticleSummary & { highlights?: Excerpt[]; copies?: number }

export function ArticleList({ items }: { items: readonly Item[] }) {
  const fresh = useObservable(news)
  const leaving = useObservable(going)
  return (
    <ol class="articles">
      {items
        .filter(({ id }) => !leaving.has(id))
        .map((article) => (
          <li key={article.id} data-article={article.id}>
            <article class="summary">
              <p class="origin">
                <Fresh kind={fresh.get(article.id)} />
                {article.publisher && (
                  <a href={href(['articles'], { publisher: article.publisher })}>{article.publisher}</a>
                )}
                {article.publishedAt && <span>{momentLabel(article.publishedAt)}</span>}
              </p>
              <h2>
                <a href={href(['articles', article.id])}>{article.headline ?? <FirstWords article={article} />}</a>
              </h2>
              {article.standfirst && <p class="standfirst">{article.standfirst}</p>}
              <Excerpts found={article.highlights} />
              <p class="aside">
                {article.bylines.length > 0 && `${article.bylines.map(({ name }) => name).join(', ')} · `}
                {count(article.wordCount, 'word')}
              </p>
              <Copies article={article} />
            </article>
          </li>
        ))}
    </ol>
  )
}

/** The other articles with the same text, asked for when they are opened. */
function Copies({ article: { id, copies = 0 } }: { article: Item }) {
  if (copies === 0) return null
  return (
    <Fold class="copies" summary={`and ${count(copies, 'copy', 'copies')}`}>
      {() => (
        <Later
          load={() => import('../across/copies.tsx').then(({ CopiesOf }) => CopiesOf)}
          what="the copies"
          with={{ article: id }}
        />
      )}
    </Fold>
  )
}

/** How an article without a headline begins. */
export function FirstWords({ article }: { article: Pick<ArticleSummary, 'id' | 'headline' | 'standfirst'> }) {
  const path = `articles/${encodeURIComponent(article.id)}`
  const { data } = useResource(path, (signal) => ask<Article>(path, { signal }), article.id)
  return <span class="first-words">{titleOf(data ?? article)}</span>
}

function Fresh({ kind }: { kind: Change['kind'] | undefined }) {
  if (kind !== 'created' && kind !== 'updated') return null
  return <span class="chip chip-fresh">{kind === 'created' ? 'New' : 'Updated'}</span>
}
