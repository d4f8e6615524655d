/** How a text differs from another, by sentences. */
import type { SentenceChanges } from '../../schemas/sentence-change.ts'
import type { Span } from '../../schemas/span.ts'
import { words } from '../store/words.ts'
import { sentencesOf } from './sentences.ts'
import { sharedShare } from './shared-words.ts'

export interface Text {
  text: string
  paragraphs: readonly { start: number; end: number }[]
}

/** Of two sentences that are one, changed, this share of the words at least is in both. */
const alike = 0.5
/** Sentences of the other, from the place at which one is to be expected, that are looked at for the one it was. */
const looked = 40

/** @param other what it is compared with: an earlier version, or the printing it was made from. */
export function changesOf(one: Text, other: Text): SentenceChanges {
  const before = sentencesOf(other.text, other.paragraphs)
  const waiting = new Map<string, number[]>()
  for (const [i, { text }] of before.entries()) {
    const key = keyOf(text)
    waiting.set(key, [...(waiting.get(key) ?? []), i])
  }
  const left = new Set(before.keys())
  const fresh: { span: Span; at: number }[] = []
  let at = 0
  let kept = 0
  for (const span of sentencesOf(one.text, one.paragraphs)) {
    const same = waiting.get(keyOf(span.text))?.shift()
    if (same === undefined) fresh.push({ span, at })
    else {
      left.delete(same)
      at = same + 1
      kept++
    }
  }
  const changed: SentenceChanges['changed'] = []
  const added: Span[] = []
  let rest = [...left]
  for (const { span, at } of fresh) {
    const from = rest.findIndex((i) => i >= at)
    const middle = from < 0 ? rest.length : from
    const near = rest.slice(Math.max(0, middle - looked / 2), middle + looked / 2)
    const was = nearest(span.text, near, before)
    if (was === null) added.push(span)
    else {
      changed.push({ from: before[was]!, to: span })
      rest = rest.filter((i) => i !== was)
    }
  }
  return { kept, added, cut: rest.map((i) => before[i]!), changed }
}

/** Equal for sentences that differ in case, marks and punctuation alone. */
function keyOf(text: string): string {
  return words(text).join(' ') || text
}

function nearest(text: string, among: readonly number[], sentences: readonly Span[]): number | null {
  const own = words(text)
  let best = { index: -1, share: 0 }
  for (const index of among) {
    const share = sharedShare(own, words(sentences[index]!.text))
    if (share > best.share) best = { index, share }
  }
  return best.share >= alike ? best.index : null
}
