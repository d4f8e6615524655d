/** Words of an article with what is meant marked among them. */

/** A stretch of text, and the words around it. */
interface InContext {
  start: number
  before: string
  text: string
  after: string
}

/** Places shown of those that a search found in one article. */
const FOUND = 3

/** What a search found, each with the words around it. */
export function Excerpts({ found = [] }: { found?: readonly InContext[] | undefined }) {
  return found.length === 0 ? null : <Places kind="excerpts" places={found.slice(0, FOUND)} />
}

export function Places({ kind, places }: { kind: 'excerpts' | 'mentions'; places: readonly InContext[] }) {
  return (
    <ul class={kind}>
      {places.map(({ start, before, text, after }) => (
        <li key={start}>
          {before}
          <mark>{text}</mark>
          {after}
        </li>
      ))}
    </ul>
  )
}
