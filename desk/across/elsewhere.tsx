/** What an article has beyond itself: the story it is of, its copies, its earlier versions. Nothing where there is none. */
import type { Copies } from '../../schemas/copies.ts'
import type { Story } from '../../schemas/story.ts'
import type { Version } from '../../schemas/version.ts'
import { ask, ProblemError } from '../api.ts'
import { count } from '../format.ts'
import { Fold } from '../parts/fold.tsx'
import { useList, useResource } from '../resource.ts'
import { href } from '../router.ts'
import { CopyList } from './copies.tsx'
import { VersionList } from './versions.tsx'

export function Elsewhere({ article }: { article: string }) {
  const id = encodeURIComponent(article)
  const story = useResource(`story of ${article}`, (signal) => storyOf(id, signal))
  const copies = useResource(`articles/${id}/copies`, (signal) => ask<Copies>(`articles/${id}/copies`, { signal }))
  const versions = useList<Version>(`articles/${id}/versions`, {})
  const newest = versions.data?.items[0]?.number ?? 1
  const total = copies.data?.total ?? 0
  if (!story.data && total === 0 && newest === 1) return null
  return (
    <section class="elsewhere" aria-labelledby="elsewhere">
      <h2 id="elsewhere">Beyond this article</h2>
      {story.data && (
        <p>
          <a href={href(['stories', story.data.id])}>
            The story: {count(story.data.articles, 'article')}
            {story.data.outlets > 0 && ` in ${count(story.data.outlets, 'outlet')}`}
          </a>
        </p>
      )}
      {total > 0 && (
        <Fold summary={`${count(total, 'other article has', 'other articles have')} this text`}>
          {() => <CopyList copies={copies.data!} of={article} />}
        </Fold>
      )}
      {newest > 1 && (
        <Fold summary={`${count(newest, 'version')}: what was changed`}>{() => <VersionList list={versions} />}</Fold>
      )}
    </section>
  )
}

/** Null for an article that is of no story. */
async function storyOf(id: string, signal: AbortSignal): Promise<Story | null> {
  return ask<Story>(`stories/${id}`, { signal }).catch((error: Error) => {
    if (error instanceof ProblemError && error.problem.status === 404) return null
    throw error
  })
}
