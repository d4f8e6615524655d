/** All articles, newest first, with search. */
import type { ArticleSummary } from '../../schemas/article.ts'
import { count, momentLabel, titleOf } from '../format.ts'
import { type Change, news } from '../live.ts'
import { useObservable } from '../observable.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Listed } from '../parts/lists.tsx'
import { type Asked, Days, Search } from '../parts/search.tsx'
import { useList } from '../resource.ts'
import { href } from '../router.ts'
import { useTitle } from '../title.ts'

export function ArticlesView({ asked }: { asked: Asked }) {
  const { q, publisher, entity, from, to } = asked
  useTitle(q ? `“${q}” in articles` : 'Articles')
  const query = { q, publisher, entity, from, to }
  const list = useList<ArticleSummary>('articles', query)
  return (
    <>
      <h1>Articles</h1>
      <Search section="articles" label="Words of the text" asked={asked}>
        <Days asked={asked} />
      </Search>
      {publisher && <p class="narrowed">Published by {publisher}</p>}
      <Listed list={list} what="articles" empty={<NoArticles isSearch={Object.keys(asked).length > 0} />}>
        {(items) => <ArticleList items={items} />}
      </Listed>
      <Downloads path="articles" query={query} name="articles" as={['csv', 'ndjson', 'feed']} />
    </>
  )
}

function NoArticles({ isSearch }: { isSearch: boolean }) {
  return isSearch ? (
    <p>Nothing fits this search. Every word must occur in an article; fewer words find more.</p>
  ) : (
    <p>
      Articles appear here as soon as they are stored. <a href={href(['try'])}>Try the analysis</a> on a text of yours
      meanwhile.
    </p>
  )
}

export function ArticleList({ items }: { items: readonly ArticleSummary[] }) {
  const fresh = useObservable(news)
  return (
    <ol class="articles">
      {items.map((article) => (
        <li key={article.id} data-article={article.id}>
          <article class="summary">
            <p class="origin">
              <Fresh kind={fresh.get(article.id)} />
              {article.publisher ? (
                <a href={href(['articles'], { publisher: article.publisher })}>{article.publisher}</a>
              ) : (
                <span>Publisher unknown</span>
              )}
              <span>{article.publishedAt ? momentLabel(article.publishedAt) : 'Undated'}</span>
            </p>
            <h2>
              <a href={href(['articles', article.id])}>{titleOf(article)}</a>
            </h2>
            {article.standfirst && <p class="standfirst">{article.standfirst}</p>}
            <p class="aside">
              {article.bylines.length > 0 && `${article.bylines.map(({ name }) => name).join(', ')} · `}
              {count(article.wordCount, 'word')}
            </p>
          </article>
        </li>
      ))}
    </ol>
  )
}

function Fresh({ kind }: { kind: Change['kind'] | undefined }) {
  if (kind !== 'created' && kind !== 'updated') return null
  return <span class="chip chip-fresh">{kind === 'created' ? 'New' : 'Updated'}</span>
}
