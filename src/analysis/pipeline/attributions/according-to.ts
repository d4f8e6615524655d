/** “According to X”, “per X”. */
import { commaWithin, onlyLinks } from './between.ts'
import { clauseEnd, endsAt, hasFiniteVerb } from './content.ts'
import { type Draft, plain } from './draft.ts'
import type { Entry } from './lexicon.ts'
import type { Passage, Word } from './passage.ts'
import { afterAdverbials } from './phrases.ts'
import { subjectAfter } from './subjects.ts'

/** The cue “according to”. */
export const entryAccordingTo: Entry = {
  lemma: 'according to',
  rest: ['to'],
  mode: 'speech',
  act: 'state',
  polarity: 'asserts',
  takes: new Set(),
}

/** The cue “per”. */
const per: Entry = { ...entryAccordingTo, lemma: 'per', rest: [] }

/** The cue that stands at `at`. */
function cueAt(words: readonly Word[], at: number, low: number): Entry | null {
  const { lower } = words[at]!
  const next = words[at + 1]
  if (lower === 'according') return next?.lower === 'to' ? entryAccordingTo : null
  if (lower !== 'per' || !next) return null
  // “Per a memo, P”, “P, per Reuters”; not “£5, per head”
  return (at === low && next.pos === 'DET') || (words[at - 1]?.text === ',' && /^(?:DET|PROPN|NUM)$/.test(next.pos))
    ? per
    : null
}

/** “P, according to X”; “according to X, P”; null where none stands at `at`. */
export function accordingTo(passage: Passage, unit: number, at: number, from: number, high: number): Draft | null {
  const { words } = passage
  const entry = cueAt(words, at, passage.units[unit]!.first)
  const source = entry && subjectAfter(words, at + entry.rest.length + 1, high)
  if (!source) return null
  const draft = {
    passage,
    unit,
    ...plain,
    entry,
    cue: { first: at, last: at + entry.rest.length },
    subject: source,
  }
  const end = afterAdverbials(words, source.last + 1, high) - 1
  const frame = { first: at, last: Math.max(end, source.last) }
  const fronted = onlyLinks(words, from, at - 1)
  if (fronted) {
    const comma = commaWithin(words, source.last + 1, Math.min(high, source.last + 40))
    if (comma < 0 || comma + 1 > high) return null
    return { ...draft, parts: [{ first: comma + 1, last: high }], frame: { first: at, last: comma - 1 } }
  }
  const left = { first: from, last: /^[,–—]/.test(words[at - 1]!.text) ? at - 2 : at - 1 }
  if (left.last < left.first) return null
  const next = words[end + 1]
  // “P, according to X, P”, ““P,” according to X, “P””
  const parted = words[at - 1]!.text === ',' || (words[at - 1]!.mark === 'close' && words[at - 2]!.text === ',')
  const interposed = parted && next?.text === ',' && end + 2 <= high && !hasFiniteVerb(words, left)
  // “P, according to X, and P”
  const goesOn =
    next?.text === ',' && end + 2 < high && words[end + 2]!.pos === 'CCONJ' && !endsAt(words, end + 1, high)
  const second = goesOn ? end + 3 : end + 2
  const rest = interposed || goesOn ? [{ first: second, last: clauseEnd(words, second, high) }] : []
  const parts = [left, ...rest]
  return { ...draft, parts, frame }
}
