/** “The paper quoted Ada Moss as saying”, “Ada Moss was quoted as saying”: who is quoted, not who quotes. */
import { cuesAt } from './lexicon.ts'
import type { Word } from './passage.ts'
import { endsPhrase, phraseForward } from './phrases.ts'
import { afterAuxiliaries, type Found, isPassive, subjectBefore } from './subjects.ts'

/** Farthest that the verb that quotes stands from “as saying”, in words. */
const reach = 30

const quotes = (word: Word) => /^(?:quot|cit)(?:e|es|ed|ing)$/.test(word.lower)

/** Who is quoted by the verb before “as” and the cue at `cue`; `first` is where the whole frame begins. */
export function quotedAs(words: readonly Word[], cue: number, low: number): Found | null {
  const as = cue - 1
  if (as <= low || words[as]!.lower !== 'as') return null
  for (let verb = as - 1; verb >= low && as - verb < reach; verb--) {
    const word = words[verb]!
    if (word.stretch >= 0 || /^[;:]$/.test(word.text)) return null
    if (!quotes(word)) continue
    const group = afterAuxiliaries(words, verb, low)
    const before = subjectBefore(words, group, low, /ing$/.test(word.lower))
    const last = phraseForward(words, verb + 1, as - 1)
    if (last > verb && !words[verb + 1]!.time) {
      const mention = { first: verb + 1, last }
      return { first: before?.first ?? group, mention, antecedent: null, shared: false }
    }
    if (before?.mention) return before
    // “Ada Moss, quoted by the paper as saying”
    const name = words[group - 1]?.text === ',' ? group - 2 : group - 1
    if (name < low || !endsPhrase(words[name])) return null
    return subjectBefore(words, name + 1, low, false)
  }
  return null
}

/** “Ada Moss could be heard telling them”, “Bo Vale was filmed saying”: who is heard, by the verb at `cue`. */
export function heardTo(words: readonly Word[], cue: number, low: number): Found | null {
  const heard = cue - 1
  if (heard <= low || !/^(?:(?:over)?heard|seen|filmed|recorded|caught|shown|videoed)$/.test(words[heard]!.lower))
    return null
  const group = afterAuxiliaries(words, heard, low)
  return isPassive(words, heard, low) ? subjectBefore(words, group, low, false) : null
}

/** The verb quotes somebody “as saying” what follows: its subject only passes it on. */
export function quotesAnother(words: readonly Word[], verb: number, high: number): boolean {
  if (!quotes(words[verb]!)) return false
  for (let i = verb + 1; i < high && i - verb < reach; i++) {
    if (words[i]!.stretch >= 0) return false
    if (words[i]!.lower === 'as' && /ing$/.test(words[i + 1]!.lower) && cuesAt(words, i + 1).length > 0) return true
  }
  return false
}
