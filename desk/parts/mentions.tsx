/** The words that name somebody or something, in context. */
import type { Article } from '../../schemas/article.ts'
import type { Mention } from '../../schemas/entity.ts'
import type { EntityDetail } from '../../schemas/entity-detail.ts'
import { ask, entityPath } from '../api.ts'
import { count, momentLabel, titleOf } from '../format.ts'
import { useResource } from '../resource.ts'
import { href } from '../router.ts'
import { Await } from './states.tsx'

/** Characters shown before and after a mention. */
const CONTEXT = 70

export function Mentions({ entity }: { entity: string }) {
  const path = entityPath(entity)
  const resource = useResource(path, (signal) => ask<EntityDetail>(path, { signal }))
  return (
    <Await resource={resource} what="the mentions">
      {({ mentions, counts }) => (
        <>
          <p class="aside">
            {mentions.length < counts.mentions
              ? `The newest ${mentions.length} of ${count(counts.mentions, 'mention')}`
              : count(counts.mentions, 'mention')}
          </p>
          {byArticle(mentions).map(([article, own]) => (
            <InArticle key={article} id={article} entity={entity} mentions={own} />
          ))}
        </>
      )}
    </Await>
  )
}

function byArticle(mentions: readonly Mention[]): [article: string, mentions: Mention[]][] {
  const groups = new Map<string, Mention[]>()
  for (const mention of mentions) groups.set(mention.article, [...(groups.get(mention.article) ?? []), mention])
  return [...groups]
}

function InArticle({ id, entity, mentions }: { id: string; entity: string; mentions: readonly Mention[] }) {
  const path = `articles/${encodeURIComponent(id)}`
  const { data } = useResource(path, (signal) => ask<Article>(path, { signal }), id)
  return (
    <div class="of-article">
      <h3 class="source">
        <a href={href(['articles', id], { mark: entity })}>{data ? titleOf(data) : id}</a>
        {data?.publishedAt && <span class="aside"> {momentLabel(data.publishedAt)}</span>}
      </h3>
      {data && (
        <ul class="mentions">
          {mentions.map(({ start, end, text }) => (
            <li key={start}>
              {before(data.text, start)}
              <mark>{text}</mark>
              {after(data.text, end)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** Whole words before an offset, within its paragraph. */
function before(text: string, offset: number): string {
  const near = text.slice(Math.max(0, offset - CONTEXT), offset)
  const line = near.slice(near.lastIndexOf('\n') + 1)
  return line.length < near.length || offset <= CONTEXT ? line : `… ${line.slice(line.indexOf(' ') + 1)}`
}

function after(text: string, offset: number): string {
  const near = text.slice(offset, offset + CONTEXT)
  const end = near.indexOf('\n')
  if (end >= 0) return near.slice(0, end)
  return offset + CONTEXT >= text.length ? near : `${near.slice(0, near.lastIndexOf(' '))} …`
}
