/** What an article’s page said each time it was stored with other words. */
import type { Version, VersionChanges } from '../../schemas/version.ts'
import { eventLabel, whenInWords } from '../../src/formats/event-words.ts'
import { capitalised, momentLabel } from '../format.ts'
import { Fold } from '../parts/fold.tsx'
import { Listed } from '../parts/lists.tsx'
import type { List } from '../resource.ts'
import { href } from '../router.ts'
import { ChangedWords, Changes } from './changes.tsx'

export function VersionList({ list, of }: { list: List<Version>; of: string }) {
  return (
    <Listed list={list} what="versions" empty={null}>
      {(versions) => (
        <ol class="versions" aria-label="Versions">
          {versions.map((version) => (
            <li key={version.number} data-version={version.number}>
              <VersionItem version={version} of={of} />
            </li>
          ))}
        </ol>
      )}
    </Listed>
  )
}

function VersionItem({ version, of }: { version: Version; of: string }) {
  const { number, isCurrent, changes, modifiedAt, retrievedAt } = version
  return (
    <>
      <p class="origin">
        <strong>
          Version {number}
          {isCurrent && ', as it is now'}
        </strong>
        {modifiedAt && <span>changed {momentLabel(modifiedAt)}</span>}
        {retrievedAt && <span>last seen {momentLabel(retrievedAt)}</span>}
        {!isCurrent && <a href={href(['articles', of, 'versions', String(number)])}>Read version {number}</a>}
      </p>
      {changes && <Changed changes={changes} />}
      {!changes && (
        <p class="aside">
          {number === 1 ? 'As it was stored at first.' : 'The earliest that is kept: older versions are forgotten.'}
        </p>
      )}
    </>
  )
}

/** Characters of an event. */
const EVENT = 120

function Changed({ changes }: { changes: VersionChanges }) {
  const { headline, sentences, quotes, claims, timeline, entities } = changes
  // Most headlines are a sentence of the text.
  const told = [...sentences.changed.map(({ to }) => to), ...sentences.added].map(({ text }) => text)
  return (
    <>
      {headline && !told.includes(headline.to ?? '') && (
        <p class="words">
          <span class="change-label">Headline:</span> <ChangedWords from={headline.from ?? ''} to={headline.to ?? ''} />
        </p>
      )}
      <Changes changes={sentences} labels={{ added: 'New', cut: 'Taken out' }} />
      <Records what="Quotes" {...quotes} wordsOf={({ text }) => text} />
      <Records what="Claims" {...claims} wordsOf={({ text }) => text} />
      <Records
        what="Events"
        {...timeline}
        wordsOf={(entry) => `${capitalised(whenInWords(entry))}: ${eventLabel(entry, EVENT)}`}
      />
      <Records what="Names" {...entities} wordsOf={({ name }) => name} />
    </>
  )
}

/** Records that came and went, on demand. */
function Records<T extends { id: string }>(props: {
  what: string
  came: readonly T[]
  went: readonly T[]
  wordsOf: (record: T) => string
}) {
  const { what, came, went, wordsOf } = props
  if (came.length + went.length === 0) return null
  return (
    <Fold class="change" summary={`${what}: ${came.length} new, ${went.length} gone`}>
      {() => (
        <ul>
          {came.map((record) => (
            <li key={record.id}>
              <ins>{wordsOf(record)}</ins>
            </li>
          ))}
          {went.map((record) => (
            <li key={record.id}>
              <del>{wordsOf(record)}</del>
            </li>
          ))}
        </ul>
      )}
    </Fold>
  )
}
