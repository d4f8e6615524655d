/** Whose the verb behind “and” is: that of the clause which is reported, or of its source. */
import { isIrregularPast, isPastForm } from '../past-forms.ts'
import { groupEnd, isCueVerb, isFiniteVerb } from './content.ts'
import { cuesAt, isSpeaker } from './lexicon.ts'
import type { Word } from './passage.ts'
import { phraseForward } from './phrases.ts'

/** How far before a clause the verb is looked for that reports it, in words. */
const reportReach = 10

/** The tense of the verb that reports the clause from `from` on, or “ing”; null for another, as with an auxiliary. */
export type Tense = 'past' | 'present' | 'ing' | null

/** The nearest verb before `from`; -1 where an auxiliary or words in marks come first. */
function verbBefore(words: readonly Word[], from: number): number {
  for (let i = from - 1; i >= 0 && from - i <= reportReach; i--) {
    if (words[i]!.stretch >= 0 || words[i]!.pos === 'AUX') return -1
    if (words[i]!.pos === 'VERB') return i
  }
  return -1
}

/** The nearest verb before `from` reports clauses, and names nothing: “said the mayor and the bishop had left”. */
export function takesBareClause(words: readonly Word[], from: number): boolean {
  const verb = verbBefore(words, from)
  if (verb < 0 || !isCueVerb(words, verb)) return false
  const { takes } = cuesAt(words, verb)[0]!.entry
  return takes.has('bare') && !takes.has('object')
}

/** The tense of the nearest verb before `from`, if it is a cue. */
export function tenseBefore(words: readonly Word[], from: number): Tense {
  const verb = verbBefore(words, from)
  if (verb < 0) return null
  let before = verb - 1
  while (before > 0 && words[before]!.pos === 'ADV') before--
  return /^(?:AUX|PART)$/.test(words[before]?.pos ?? '') ? null : tenseOf(words, verb)
}

/** The tense of a cue verb by its form; null where that leaves it open, or it is none. */
function tenseOf(words: readonly Word[], i: number): Tense {
  if (!isCueVerb(words, i)) return null
  const { forms } = cuesAt(words, i)[0]!
  if (forms.has('ing')) return 'ing'
  const isPresent = forms.has('s') || forms.has('base')
  return forms.has('past') ? (isPresent ? null : 'past') : isPresent ? 'present' : null
}

/**
 * The verb behind “and” or “but” is of the clause, not of its source: “says he met the mayor and asked him to stay”, “said
 * they are worried and want to leave” have another tense than the cue, and “said he was worried and wanted to leave” is what
 * he thinks.
 */
export function staysInside(
  words: readonly Word[],
  { from, verb, at, tense }: { from: number; verb: number; at: number; tense: Tense },
): boolean {
  if (verb < 0 || tense === null || tense === 'ing' || words[at - 2]?.text === ',') return false
  while (words[at]?.pos === 'ADV') at++
  if (!words[at] || !isCueVerb(words, at)) return false
  const other = tenseOf(words, at)
  if (other === 'ing' || other === null) return false
  const isPast = isPastForm(words[verb]!.lower) || /^(?:was|were)$/.test(words[verb]!.lower)
  if (other !== tense) return isPast === (other === 'past')
  // “told friends that Vale knew of his work and thought little of it”
  const thinks = isCueVerb(words, verb) && cuesAt(words, verb)[0]!.entry.mode === 'thought'
  return cuesAt(words, at)[0]!.entry.mode === 'thought' && (thinks || /^(?:he|she|they|we|i)$/.test(words[from]!.lower))
}

/**
 * The verb behind “and” is the source’s: “said he would order a review | and left”, a past tense beside a modal; “stating it
 * was late | and chiding the board”, “by saying it was late | and by calling it a joke”, a gerund beside a finite verb.
 */
export function returnsToSource(
  words: readonly Word[],
  { verb, at, tense }: { verb: number; at: number; tense: Tense },
  high: number,
): boolean {
  const group = groupEnd(words, verb, high)
  // “would be freed and returned”
  const passive = !isSpoken(words, at) && words.slice(verb, group).some(({ lower }) => lower === 'be')
  // “would be seen | and praised”, “would have gone | and told her”
  if (passive || (group >= at - 2 && (group === verb || isPastForm(words[group]!.lower)))) return false
  for (let i = group + 1; i < at - 1; i++) {
    const { pos, lower, stretch } = words[i]!
    if (stretch >= 0 || pos === 'VERB' || pos === 'AUX' || /^(?:who|which|whose|that)$/.test(lower)) return false
  }
  if (tense === 'past') {
    if (!/^(?:will|would|can|could|may|might|must|shall|should|'ll|'d)$/.test(words[verb]!.lower)) return false
    while (at < high && words[at]!.pos === 'ADV') at++
    return (
      words[at]!.pos === 'VERB' &&
      words[at]!.stretch < 0 &&
      (isIrregularPast(words[at]!.lower) || /ed$/.test(words[at]!.lower))
    )
  }
  if (tense !== 'ing') return false
  const gerund = words[at]!.lower === 'by' ? at + 1 : at
  return (
    gerund < high &&
    words[gerund]!.pos === 'VERB' &&
    /ing$/.test(words[gerund]!.lower) &&
    !/ing$/.test(words[group]!.lower) &&
    /^(?:DET|PROPN|PRON|ADP)$/.test(words[gerund + 1]!.pos)
  )
}

/** “22 percent say”, “that 4 in 10 trust”: what a poll counts, after “and”, is its next figure. */
export const isShare = (words: readonly Word[], at: number): boolean =>
  words[at]?.pos === 'NUM' && /^(?:%|percent|per|in)$/.test(words[at + 1]?.lower ?? '')

/** Who says what begins at `from` is a number of people: “61 percent said”, “1,400 teachers said that”. */
export function isCounted(words: readonly Word[], from: number): boolean {
  const verb = verbBefore(words, from)
  if (verb < 0) return false
  for (let i = verb - 1; i >= 0 && verb - i <= 4; i--) {
    if (words[i]!.stretch >= 0 || /^(?:VERB|AUX|PUNCT)$/.test(words[i]!.pos)) return false
    if (words[i]!.pos === 'NUM') return true
  }
  return false
}

/** “compared with nearly four in 10”, “, while 95 members”: the figure that a number of people is set against. */
export function opensNextFigure(words: readonly Word[], i: number): boolean {
  const at = words[i]!.text === ',' ? i + 1 : i
  const compares = words[at]!.lower === 'compared' && /^(?:with|to)$/.test(words[at + 1]!.lower)
  if (!compares && !(at > i && /^(?:while|whereas)$/.test(words[at]!.lower))) return false
  return words.slice(at + 1, at + 5).some(({ pos, stretch }) => pos === 'NUM' && stretch < 0)
}

const objects: Record<string, string> = { he: 'him', she: 'her', they: 'them' }

/** “he was a menace and jailed him”: he did not jail himself, so that the verb is the speaker’s. */
export function actsOn(words: readonly Word[], verb: number, subject: Word): boolean {
  const object = objects[subject.lower]
  return (
    object !== undefined &&
    words[verb]!.pos === 'VERB' &&
    words[verb + 1]?.lower === object &&
    !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(words[verb + 2]?.pos ?? '')
  )
}

/** A verb of speech in its past tense. */
export function isSpoken(words: readonly Word[], verb: number): boolean {
  const cue = isCueVerb(words, verb) ? cuesAt(words, verb)[0]! : null
  return cue?.entry.mode === 'speech' && cue.forms.has('past')
}

/**
 * “said the fee was too high and urged the board to cut it”, “said the road was shut and asked drivers to wait”: what is in a
 * state, or no one that speaks, does not say more, so that the source does.
 */
export function judges(words: readonly Word[], from: number, verb: number, high: number): boolean {
  if (!isSpoken(words, verb)) return false
  const cue = cuesAt(words, verb)[0]!
  const { takes, lemma } = cue.entry
  if (!takes.has('object') && !takes.has('person') && lemma !== 'ask') return false
  const object = phraseForward(words, cue.last + 1, high)
  if (object <= cue.last) return false
  const subject = phraseForward(words, from, verb)
  const head = words[subject]
  const isThing = subject >= from && head!.pos === 'NOUN' && head!.name < 0 && !isSpeaker(head!)
  if (isThing && words[object + 1]?.lower === 'to') return true
  let group = verb - 1
  while (group > from && !(words[group]!.stretch < 0 && isFiniteVerb(words, group))) group--
  if (group <= from || !/^(?:is|was|are|were)$/.test(words[group]!.lower)) return false
  return words.slice(group, groupEnd(words, group, verb - 1) + 1).every(({ pos }) => pos !== 'VERB')
}
