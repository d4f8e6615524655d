/** Cues by which nothing was said: what is asked, supposed, avoided or has yet to come. */
import type { Frame } from './frames.ts'
import { endsUnsaid } from './lexicon.ts'
import type { Word } from './passage.ts'

/** The frame of a cue does not report: “Did she say that …?”, “If the board says …”, “without saying that …”. */
export function isUnsaid(
  words: readonly Word[],
  { cue, form, first, subject, antecedent }: Frame,
  low: number,
): boolean {
  if (form === 'ing' && endsUnsaid(words, cue.first)) return true
  // “Anyone who says”
  const who = antecedent ? words[antecedent.first]!.lower : subject ? words[subject.first]!.lower : ''
  if (/^(?:anyone|anybody|whoever)$/.test(who)) return true
  // “Let’s assume that”
  if (/^(?:['’]s|us)$/.test(who) && words[subject!.first - 1]?.lower === 'let') return true
  if (first <= low) return false
  const before = words[first - 1]!
  if (before.stretch >= 0) return false
  // “We asked if he had said”; not “as if she said”
  if (/^(?:if|unless|whether|lest)$/.test(before.lower)) return words[first - 2]?.lower !== 'as'
  // “Did she say”, “Had he said”: the auxiliary before its subject opens the clause.
  return (
    subject !== null &&
    before.pos === 'AUX' &&
    /^(?:did|does|do|has|have|had|is|are|was|were|will|would|could|should|can|might|may)$/.test(before.lower) &&
    (first - 1 === low || asksOrLinks(words[first - 2]!) || isNever(words, low, first - 1))
  )
}

/** “Not once did she say”, “At no point had he said”; not “Not until May did she say” */
function isNever(words: readonly Word[], low: number, auxiliary: number): boolean {
  let never = false
  for (let i = low; i < auxiliary && i < low + 6; i++) {
    if (words[i]!.stretch >= 0 || /^(?:until|only|before)$/.test(words[i]!.lower)) return false
    never ||= /^(?:not|never|no|nowhere)$/.test(words[i]!.lower)
  }
  return never
}

/** “Fact check: Did she say”, “and did she say”; not “Why did she say”, for she did. */
const asksOrLinks = ({ pos, text }: Word): boolean => pos === 'CCONJ' || /^[:,–—]$/.test(text)
