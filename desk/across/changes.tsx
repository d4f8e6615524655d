/** How a text differs from another, sentence by sentence. */
import type { ComponentChildren } from 'preact'
import type { SentenceChanges } from '../../schemas/sentence-change.ts'
import { aligned } from '../../src/comparison/same-words.ts'
import { count } from '../format.ts'

/** Words of a sentence that are compared one by one. */
const COMPARED = 400

interface ChangesProps {
  changes: SentenceChanges
  /** What is said of sentences that only this text has, and of those that only the other has. */
  labels: { added: string; cut: string }
}

export function Changes({ changes: { kept, added, cut, changed }, labels }: ChangesProps) {
  return (
    <>
      {changed.length > 0 && (
        <Group label="In other words">
          {changed.map(({ from, to }) => (
            <li key={to.start}>
              <ChangedWords from={from.text} to={to.text} />
            </li>
          ))}
        </Group>
      )}
      {added.length > 0 && (
        <Group label={labels.added}>
          {added.map(({ start, text }) => (
            <li key={start}>
              <ins>{text}</ins>
            </li>
          ))}
        </Group>
      )}
      {cut.length > 0 && (
        <Group label={labels.cut}>
          {cut.map(({ start, text }) => (
            <li key={start}>
              <del>{text}</del>
            </li>
          ))}
        </Group>
      )}
      <p class="aside">
        {added.length + cut.length + changed.length === 0
          ? 'Word for word the same.'
          : `${count(kept, 'sentence is', 'sentences are')} the same.`}
      </p>
    </>
  )
}

function Group({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="change">
      <p class="change-label">{label}</p>
      <ul>{children}</ul>
    </div>
  )
}

/** A sentence in which the words that went are struck, and those that came are underlined. */
export function ChangedWords({ from, to }: { from: string; to: string }) {
  return (
    <>
      {runsOf(from, to).map(({ kind, text }, index) => (
        <>
          {index > 0 && ' '}
          {kind === 'same' ? text : kind === 'cut' ? <del>{text}</del> : <ins>{text}</ins>}
        </>
      ))}
    </>
  )
}

interface Run {
  kind: 'same' | 'cut' | 'added'
  text: string
}

/** The words of both, in order; of a sentence that is too long to compare, all of one and all of the other. */
function runsOf(from: string, to: string): Run[] {
  const [a, b] = [from.split(/\s+/), to.split(/\s+/)]
  if (Math.max(a.length, b.length) > COMPARED) {
    return [
      { kind: 'cut', text: from },
      { kind: 'added', text: to },
    ]
  }
  const runs: Run[] = []
  const add = (kind: Run['kind'], words: readonly string[]) => {
    if (words.length === 0) return
    const last = runs.at(-1)
    if (last?.kind === kind) last.text += ` ${words.join(' ')}`
    else runs.push({ kind, text: words.join(' ') })
  }
  let [i, j] = [0, 0]
  for (const [x, y] of aligned(a, b)) {
    add('cut', a.slice(i, x))
    add('added', b.slice(j, y))
    add('same', [b[y]!])
    i = x + 1
    j = y + 1
  }
  add('cut', a.slice(i))
  add('added', b.slice(j))
  return runs
}
