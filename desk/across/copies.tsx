/** The other articles that have a text, and what each of them makes of it. */
import type { ArticleSummary } from '../../schemas/article.ts'
import type { Copies, Copy } from '../../schemas/copies.ts'
import { ask } from '../api.ts'
import { count, momentLabel, titleOf } from '../format.ts'
import { Await } from '../parts/states.tsx'
import { useResource } from '../resource.ts'
import { href } from '../router.ts'
import { Changes } from './changes.tsx'

/** @param article the id of any of them. */
export function CopiesOf({ article }: { article: string }) {
  const path = `articles/${encodeURIComponent(article)}/copies`
  const resource = useResource(path, (signal) => ask<Copies>(path, { signal }))
  return (
    <Await resource={resource} what="the copies">
      {(copies) => <CopyList copies={copies} of={article} />}
    </Await>
  )
}

export function CopyList({ copies: { canonical, items, total }, of }: { copies: Copies; of: string }) {
  const own = items.find(({ article }) => article.id === of)
  const others = items.filter((copy) => copy !== own)
  if (total === 0) return <p class="nothing">No other article has this text.</p>
  return (
    <>
      {own && <p class="aside">Each beside the earliest, of {canonical.publisher ?? titleOf(canonical)}.</p>}
      <ol class="copies-list" aria-label="Copies">
        {own && (
          <li data-copy={canonical.id}>
            <Origin article={canonical} /> <p class="aside">The earliest.</p>
          </li>
        )}
        {others.map((copy) => (
          <li key={copy.article.id} data-copy={copy.article.id}>
            <Printing copy={copy} />
          </li>
        ))}
      </ol>
      {items.length < total && <p class="aside">And {count(total - items.length, 'later one')}.</p>}
    </>
  )
}

function Printing({ copy: { article, changes } }: { copy: Copy }) {
  return (
    <>
      <Origin article={article} />
      <Changes changes={changes} labels={{ added: 'Only here', cut: 'Not here' }} />
    </>
  )
}

/** Where and when an article was printed, with the way to it. */
export function Origin({ article, mark }: { article: ArticleSummary; mark?: string }) {
  const { id, publisher, publishedAt } = article
  return (
    <p class="origin">
      {publisher && <strong>{publisher}</strong>}
      {publishedAt && <span>{momentLabel(publishedAt)}</span>}
      <a href={href(['articles', id], { mark })}>{titleOf(article)}</a>
    </p>
  )
}
