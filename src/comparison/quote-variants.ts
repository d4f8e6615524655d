/** Forms of one quote, laid side by side. */
import type { Speaker } from '../../schemas/speaker.ts'
import type { VariantSegment } from '../../schemas/variants.ts'
import { nameKey, words } from '../store/words.ts'
import { aligned } from './same-words.ts'

/** Words of a text that are laid side by side; what follows belongs to the last of them. */
const compared = 400

interface Word {
  key: string
  start: number
  end: number
}

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu)].slice(0, compared).map((found) => ({
    key: words(found[0]).join(' '),
    start: found.index,
    end: found.index + found[0].length,
  }))
}

/** The words of a quote and of another form of it, in order: what both have, and what only one of them has. */
export function segmentsOf(quote: string, form: string): VariantSegment[] {
  const [own, other] = [wordsIn(quote), wordsIn(form)]
  const pairs = aligned(
    own.map(({ key }) => key),
    other.map(({ key }) => key),
  )
  const segments: VariantSegment[] = []
  const add = (kind: VariantSegment['kind'], text: string, from: readonly Word[], first: number, last: number) => {
    if (first > last) return
    // To the next word, so that marks stay with what they follow; at the end to the end of the text.
    const end = last + 1 < from.length ? from[last + 1]!.start : text.length
    segments.push({ kind, text: text.slice(from[first]!.start, end).trim() })
  }
  let [i, j] = [0, 0]
  for (let at = 0; at < pairs.length; ) {
    const [a, b] = pairs[at]!
    add('cut', quote, own, i, a - 1)
    add('added', form, other, j, b - 1)
    let run = 1
    while (at + run < pairs.length && pairs[at + run]![0] === a + run && pairs[at + run]![1] === b + run) run++
    add('same', form, other, b, b + run - 1)
    at += run
    i = a + run
    j = b + run
  }
  add('cut', quote, own, i, own.length - 1)
  add('added', form, other, j, other.length - 1)
  return segments
}

/** Forms whose speakers are compared with all others. */
const speakers = 100

/** Whether two of the forms of a quote are said by different people. */
export const isSpeakerDisputed = (forms: readonly { speaker: Speaker | null }[]): boolean =>
  forms.some((one, i) =>
    forms.slice(0, Math.min(i, speakers)).some((other) => sameSpeaker(one.speaker, other.speaker) === 'other'),
  )

/** Whether two forms are said by the same; a part of a name may stand for the whole. */
export function sameSpeaker(a: Speaker | null, b: Speaker | null): 'same' | 'other' | 'unknown' {
  if (!a?.name || !b?.name) return 'unknown'
  if (a.entity !== null && a.entity === b.entity) return 'same'
  const [one, other] = [nameKey(a.name), nameKey(b.name)]
  if (one === other) return 'same'
  const within = (part: string, whole: string) => ` ${whole} `.includes(` ${part} `)
  if (within(one, other) || within(other, one)) return a.entity !== null && b.entity !== null ? 'other' : 'same'
  // A description may be of anybody: “a spokesman”.
  return a.entity !== null && b.entity !== null ? 'other' : 'unknown'
}
