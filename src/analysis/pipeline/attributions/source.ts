/** Whose words a cue verb reports where its own clause does not say so. Indices are into a passage’s words. */
import { onlyLinks } from './between.ts'
import { isFiniteVerb } from './content.ts'
import type { Content } from './draft.ts'
import type { Frame } from './frames.ts'
import { cuesAt, isAside, isRole } from './lexicon.ts'
import { canSpeak, mainSubject, speakingSubject, subordinateSubject } from './main-subject.ts'
import type { Word } from './passage.ts'
import { isPlural, type Phrase, phraseForward, relative } from './phrases.ts'
import { isPutTo } from './remarks.ts'
import { afterAuxiliaries, type Found, isPassive, subjectAfter, subjectBefore } from './subjects.ts'

/** A subject with the noun phrase it stands for, if it is a relative pronoun. */
export interface Source {
  mention: Phrase
  antecedent: Phrase | null
}

/** Who says it: the subject of the frame, that of another clause which it shares, or nobody. */
export function sourceOf(
  words: readonly Word[],
  frame: Frame,
  low: number,
  ofWho: Found | null,
  earlier: Source | null,
  content: Content | null,
  high: number,
): Source | null {
  if (frame.passive) return null
  if (frame.subject) return { mention: frame.subject, antecedent: frame.antecedent }
  // “Saying she was tired, Ada Moss left”
  const opens = frame.form === 'ing' && frame.first === low && content
  const behind = opens ? subjectBeyond(words, frame, low, content, high) : null
  if (behind) return { mention: behind, antecedent: null }
  // “And added: “…””
  const goesOn =
    earlier !== null &&
    frame.form === 'past' &&
    onlyLinks(words, low, frame.first - 1) &&
    // “Asked which it was, he paused”: by somebody else
    !(frame.first === low && isPutTo(words[low]!) && /^(?:AD[VP]|SCONJ|PRON|DET)$/.test(words[low + 1]?.pos ?? ''))
  if (!frame.shared && !goesOn) return null
  // “is justified by arguing that”: whoever does so is not told
  const by = words[frame.first - 1]?.lower === 'by' && words[frame.first - 2]?.pos === 'VERB' && frame.form === 'ing'
  if (by && frame.first - 2 > low && isPassive(words, frame.first - 2, low)) return null
  const main =
    inOwnClause(words, frame, low, earlier) ??
    ofWho ??
    answering(words, frame, low) ??
    beyondRelative(words, frame, low, earlier) ??
    earlier ??
    subordinateSubject(words, low, frame) ??
    (frame.form === 'ing' || words[frame.first - 1]?.lower === 'and' ? speakingSubject : mainSubject)(
      words,
      low,
      frame.cue.first,
    ) ??
    besideComma(words, frame, low)
  // “The firm disputes how those figures were worked out, and says”: not the plural’s
  const opening =
    frame.form === 's' && main?.mention && isPlural(words[main.mention.last]!) ? firstPhrase(words, low, frame) : null
  if (opening) return { mention: opening, antecedent: null }
  if (main?.mention) return { mention: main.mention, antecedent: main.antecedent }
  const beyond = content && subjectBeyond(words, frame, low, content, high)
  return beyond && { mention: beyond, antecedent: null }
}

/** The noun phrase in the singular that opens a clause. */
function firstPhrase(words: readonly Word[], low: number, { first }: Frame): Phrase | null {
  const last = phraseForward(words, low, first - 1)
  return last >= low && !isPlural(words[last]!) ? { first: low, last } : null
}

/** “Ada Moss said it was late; the judge left, calling it “fair””: the subject since the last semicolon. */
function inOwnClause(
  words: readonly Word[],
  { first, form, cue }: Frame,
  low: number,
  earlier: Source | null,
): Found | null {
  if (form !== 'ing' || !earlier) return null
  for (let i = first - 1; i > Math.max(low, earlier.mention.last); i--)
    if (words[i]!.text === ';' && words[i]!.stretch < 0) return mainSubject(words, i + 1, cue.first)
  return null
}

/** “a charge that residents rejected, saying that”: who answers what another has said. */
function answering(words: readonly Word[], { first, form }: Frame, low: number): Found | null {
  let verb = first - 2
  if (form !== 'ing' || words[first - 1]?.text !== ',') return null
  while (verb > low && words[verb]!.pos === 'ADV') verb--
  if (verb <= low || !cuesAt(words, verb).some(({ entry, forms }) => entry.polarity === 'denies' && forms.has('past')))
    return null
  const found = subjectBefore(words, afterAuxiliaries(words, verb, low), low, false)
  if (!found?.mention || found.first <= low) return null
  const before = words[found.first - 1]!
  const noun = relative.has(before.lower) ? words[found.first - 2] : before
  return noun !== undefined && isAside(noun) ? found : null
}

/**
 * The subject of the main clause behind a relative clause in which the cue before stands: “Vale, who said P, issued a note
 * saying”, “The mayor rebuked critics who say P, adding that”.
 */
function beyondRelative(words: readonly Word[], frame: Frame, low: number, earlier: Source | null): Source | null {
  if (!earlier?.antecedent || earlier.mention.first <= low) return null
  if (words[earlier.mention.first - 1]!.text !== ',') {
    if (frame.form !== 'ing' || words[frame.first - 1]!.text !== ',') return null
    const main = speakingSubject(words, low, earlier.mention.first)
    return main?.mention && main.mention.last < earlier.antecedent.first - 1 && canSpeak(words, main.mention)
      ? { mention: main.mention, antecedent: main.antecedent }
      : null
  }
  for (let i = earlier.mention.last + 2; i < frame.first; i++) {
    if (words[i - 1]!.text !== ',' || words[i - 1]!.stretch >= 0) continue
    let verb = i
    while (verb < frame.first && words[verb]!.pos === 'ADV') verb++
    if (verb < frame.first && isFiniteVerb(words, verb)) return { mention: earlier.antecedent, antecedent: null }
  }
  return null
}

/**
 * “a row with Ada Moss, who last week argued for a cut, saying that”: who argues, where the clause before is one of saying;
 * “Ada Moss, who left and said that, was”.
 */
export function inRelativeClause(words: readonly Word[], { first, form }: Frame, low: number): Found | null {
  const links = form !== 'ing' && words[first - 1]?.lower === 'and'
  if (!links && (form !== 'ing' || words[first - 1]?.text !== ',')) return null
  let argued = links
  for (let i = first - 2; i > low && words[i]!.text !== ',' && words[i]!.stretch < 0; i--) {
    argued ||= words[i]!.pos === 'VERB' && cuesAt(words, i).some(({ entry }) => entry.mode === 'speech')
    if (words[i]!.lower === 'who' && words[i - 1]!.text === ',')
      return argued ? subjectBefore(words, i + 1, low, false) : null
  }
  return null
}

/** “Ada Moss, citing “P”, left”, “Ada Moss, after first saying P, left”: whom a participle between commas follows. */
function besideComma(words: readonly Word[], frame: Frame, low: number): Found | null {
  let { first } = frame
  if (frame.form !== 'ing' && words[first]!.lower !== 'having') return null
  while (first - 1 > low && words[first - 1]!.pos === 'ADV') first--
  if (first - 1 > low && /^(?:ADP|SCONJ)$/.test(words[first - 1]!.pos)) first--
  if (first - 1 <= low || words[first - 1]!.text !== ',') return null
  // “Judge blocks port plan, calling it “late””: the verb of a headline, taken for a plural
  const acts =
    isRole(words[low]!) && !isPlural(words[low]!) && /[^s]s$/.test(words[low + 1]!.lower) && low + 2 < first - 1
  if (acts) return { first: low, mention: { first: low, last: low }, antecedent: null, shared: false }
  return subjectBefore(words, first - 1, low, false)
}

/** “After saying that it was late, she left”, “Citing “P”, she left”: the subject of the clause that follows. */
function subjectBeyond(
  words: readonly Word[],
  frame: Frame,
  low: number,
  { parts }: Content,
  high: number,
): Phrase | null {
  const end = parts.at(-1)!.last + 1
  const led = frame.first > low ? /^(?:ADP|SCONJ)$/.test(words[frame.first - 1]!.pos) : frame.form === 'ing'
  if (!led) return null
  // “After saying she was “too tired,” Ada Moss left”
  const inside = words[end - 1]?.mark === 'close' && words[end - 2]!.text.endsWith(',')
  return inside || words[end]?.text === ',' ? subjectAfter(words, inside ? end : end + 1, high) : null
}
