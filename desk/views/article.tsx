/** One article with all that was read out of it. */
import type { ArticleWithRecords } from '../../schemas/listing.ts'
import { ask } from '../api.ts'
import { titleOf } from '../format.ts'
import { type Reading as ReadingData, readingOf } from '../layers.ts'
import { useObservable } from '../observable.ts'
import { Downloads } from '../parts/downloads.tsx'
import { Fold } from '../parts/fold.tsx'
import { Later } from '../parts/later.tsx'
import { Reading } from '../parts/reading.tsx'
import { Await } from '../parts/states.tsx'
import { TakeAwayButtons } from '../parts/takeaway.tsx'
import { removeSoon } from '../removal.ts'
import { useResource } from '../resource.ts'
import { go, href, keepMark } from '../router.ts'
import { session } from '../session.ts'
import { useTitle } from '../title.ts'

export function ArticleView({ id, marked }: { id: string; marked: string | null }) {
  const resource = useResource(`reading ${id}`, (signal) => read(id, signal), id)
  const canWrite = useObservable(session) !== null
  useTitle(resource.data ? titleOf(resource.data.article) : 'Article')
  return (
    <>
      <p class="back">
        <a href={href(['articles'])}>All articles</a>
      </p>
      <Await resource={resource} what="the article">
        {(reading) => (
          <>
            <Reading reading={reading} marked={marked} onMark={keepMark} Heading="h1" />
            <Later
              load={() => import('../across/elsewhere.tsx').then(({ Elsewhere }) => Elsewhere)}
              what="what is beyond this article"
              with={{ article: id }}
            />
            <History article={id} />
            {canWrite && (
              <p>
                <button
                  type="button"
                  onClick={() => {
                    removeSoon(id, titleOf(reading.article))
                    go(href(['articles']))
                  }}
                >
                  Delete this article
                </button>
              </p>
            )}
            <TakeAwayButtons make={({ articleTakeAway }) => articleTakeAway(reading)} />
            <Downloads
              path={`articles/${encodeURIComponent(id)}`}
              query={{ include: 'quotes,claims,entities,timeline' }}
              name={id}
              as={['json', 'text', 'jsonld', 'annotations', 'ninjs', 'geojson']}
            />
          </>
        )}
      </Await>
    </>
  )
}

/** What editors changed in the article, asked for when it is opened. */
function History({ article }: { article: string }) {
  return (
    <Fold class="article-history" summary="What editors changed">
      {() => (
        <Later
          load={() => import('../edit/history.tsx').then(({ History }) => History)}
          what="the history"
          with={{ article }}
        />
      )}
    </Fold>
  )
}

/** The article with all its records. */
async function read(id: string, signal: AbortSignal): Promise<ReadingData> {
  const whole = await ask<ArticleWithRecords>(
    `articles/${encodeURIComponent(id)}?include=furniture,quotes,claims,entities,timeline`,
    { signal },
  )
  return readingOf(whole)
}
