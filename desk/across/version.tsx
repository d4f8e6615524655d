/** An earlier version of an article, to read: nothing in it can be corrected. */
import type { ArticleWithRecords } from '../../schemas/listing.ts'
import { ask } from '../api.ts'
import { titleOf } from '../format.ts'
import { readingOf } from '../layers.ts'
import { AreStored } from '../parts/context.ts'
import { Reading } from '../parts/reading.tsx'
import { Await } from '../parts/states.tsx'
import { TakeAwayButtons } from '../parts/takeaway.tsx'
import { useResource } from '../resource.ts'
import { href, keepMark } from '../router.ts'
import { useTitle } from '../title.ts'

interface VersionViewProps {
  article: string
  number: string
  marked: string | null
}

export function VersionView({ article, number, marked }: VersionViewProps) {
  const path = `articles/${encodeURIComponent(article)}/versions/${encodeURIComponent(number)}`
  const resource = useResource(
    path,
    async (signal) => readingOf(await ask<ArticleWithRecords>(path, { signal })),
    article,
  )
  useTitle(resource.data ? `${titleOf(resource.data.article)}, version ${number}` : 'Version')
  return (
    <>
      <p class="back">
        <a href={href(['articles', article])}>The article as it is now</a>
      </p>
      <Await resource={resource} what="the version">
        {(reading) => (
          <AreStored.Provider value={false}>
            <p class="earlier" role="note">
              <strong>Version {number} of this article.</strong> This is how it was once stored. It can be read but not
              edited.
            </p>
            <Reading reading={reading} marked={marked} onMark={keepMark} Heading="h1" />
            <TakeAwayButtons
              make={({ articleTakeAway }) => {
                const made = articleTakeAway(reading)
                return { ...made, name: `${made.name}-version-${number}` }
              }}
            />
          </AreStored.Provider>
        )}
      </Await>
    </>
  )
}
