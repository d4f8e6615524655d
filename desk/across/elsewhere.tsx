/** What an article has beyond itself: the story it is of, its copies, its earlier versions. Nothing where there is none. */
import type { Copies } from '../../schemas/copies.ts'
import type { StorySummary } from '../../schemas/story.ts'
import type { Version } from '../../schemas/version.ts'
import { apiPath, ask, type Page } from '../api.ts'
import { count } from '../format.ts'
import { Fold } from '../parts/fold.tsx'
import { useList, useResource } from '../resource.ts'
import { href } from '../router.ts'
import { CopyList } from './copies.tsx'
import { VersionList } from './versions.tsx'

export function Elsewhere({ article }: { article: string }) {
  const id = encodeURIComponent(article)
  const asked = apiPath('stories', { article, limit: 1 })
  const stories = useResource(asked, (signal) => ask<Page<StorySummary>>(asked, { signal }))
  const story = stories.data?.items[0]
  const copies = useResource(`articles/${id}/copies`, (signal) => ask<Copies>(`articles/${id}/copies`, { signal }))
  const versions = useList<Version>(`articles/${id}/versions`, {})
  const newest = versions.data?.items[0]?.number ?? 1
  const total = copies.data?.total ?? 0
  if (!story && total === 0 && newest === 1) return null
  return (
    <section class="elsewhere" aria-labelledby="elsewhere">
      <h2 id="elsewhere">Beyond this article</h2>
      {story && (
        <p>
          <a href={href(['stories', story.id])}>
            The story: {count(story.articles, 'article')}
            {story.outlets > 0 && ` in ${count(story.outlets, 'outlet')}`}
          </a>
        </p>
      )}
      {total > 0 && (
        <Fold summary={`${count(total, 'other article has', 'other articles have')} this text`}>
          {() => <CopyList copies={copies.data!} of={article} />}
        </Fold>
      )}
      {newest > 1 && (
        <Fold summary={`${count(newest, 'version')}: what was changed`}>
          {() => <VersionList list={versions} of={article} />}
        </Fold>
      )}
    </section>
  )
}
