/** Lists that go on page by page, and records of several articles under the headlines they come from. */
import type { ComponentChildren } from 'preact'
import type { Article } from '../../schemas/article.ts'
import { ask } from '../api.ts'
import { momentLabel, titleOf } from '../format.ts'
import { type List, useResource } from '../resource.ts'
import { href } from '../router.ts'
import type { Asked } from './search.tsx'
import { Await, Empty } from './states.tsx'

interface ListProps<T> {
  list: List<T>
  what: string
  /** The search it came from. */
  asked?: Asked
  /** What to say when there is nothing. */
  empty: ComponentChildren
  children: (items: T[]) => ComponentChildren
}

export function Listed<T>({ list, what, asked = {}, empty, children }: ListProps<T>) {
  return (
    <Await resource={list} what={what}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={noneOf(what, asked)}>{empty}</Empty>
        ) : (
          <>
            {children(items)}
            {list.more && (
              <p class="more">
                <button type="button" onClick={list.more}>
                  More {what}
                </button>
              </p>
            )}
          </>
        )
      }
    </Await>
  )
}

export function noneOf(what: string, asked: Asked): string {
  if (asked.q) return `No ${what} match “${asked.q}”`
  return Object.values(asked).some(Boolean) ? `No ${what} fit this search` : `No ${what} yet`
}

/** Records in the order they come, those of one article under its headline. */
export function ByArticle<T extends { article: string }>(props: {
  records: readonly T[]
  /** The element for headlines. */
  Heading: 'h2' | 'h3'
  children: (record: T) => ComponentChildren
}) {
  const groups: [article: string, records: T[]][] = []
  for (const record of props.records) {
    const last = groups.at(-1)
    if (last?.[0] === record.article) last[1].push(record)
    else groups.push([record.article, [record]])
  }
  return (
    <>
      {groups.map(([article, records]) => (
        <section key={article} class="of-article">
          <Source id={article} Heading={props.Heading} />
          <ol class="records">{records.map(props.children)}</ol>
        </section>
      ))}
    </>
  )
}

/** The headline of the article that records come from. */
function Source({ id, Heading }: { id: string; Heading: 'h2' | 'h3' }) {
  const path = `articles/${encodeURIComponent(id)}`
  const { data } = useResource(path, (signal) => ask<Article>(path, { signal }), id)
  return (
    <Heading class="source">
      <a href={href(['articles', id])}>{data ? titleOf(data) : id}</a>
      {data?.publishedAt && <span class="aside"> {momentLabel(data.publishedAt)}</span>}
    </Heading>
  )
}
