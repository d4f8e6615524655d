/** Attributions of one passage: each cue with its speaker and content. */
import { accordingTo } from './according-to.ts'
import { holdsQuotation, onlyLinks } from './between.ts'
import { byAdjective } from './by-adjective.ts'
import { byColon } from './by-colon.ts'
import { byCredit } from './by-credit.ts'
import { byFinding } from './by-finding.ts'
import { byManner } from './by-manner.ts'
import { byNoun } from './by-noun.ts'
import { byPredicate } from './by-predicate.ts'
import { bySaying } from './by-saying.ts'
import { byVerb } from './by-verb.ts'
import type { Draft } from './draft.ts'
import { inWordsOf } from './in-words-of.ts'
import { cuesAt, isVerb } from './lexicon.ts'
import { mistaken } from './mistaken.ts'
import type { Passage, Word } from './passage.ts'
import { phraseBack } from './phrases.ts'
import type { Source } from './source.ts'

/** All attributions by the cues of a passage, in order of their cues. */
export function attribute(passage: Passage): Draft[] {
  let before: Source | null = null
  return passage.units.flatMap((_, unit) => {
    const drafts = attributeUnit(passage, unit, before)
    const last = drafts.findLast(({ subject, cue }) => subject !== null && cue !== null)
    before = last ? { mention: last.subject!, antecedent: last.antecedent } : null
    return drafts
  })
}

/** `before` is who spoke last in the unit before. */
function attributeUnit(passage: Passage, unit: number, before: Source | null): Draft[] {
  const { words } = passage
  const { first: low, last } = passage.units[unit]!
  const high = withoutFullStop(words, low, last)
  const drafts: Draft[] = []
  const predicate = byPredicate(passage, unit, high)
  if (predicate) drafts.push(predicate)
  // Words before this belong to content found already.
  let from = predicate ? predicate.frame!.last + 1 : low
  let subject: Source | null = null
  for (let v = from; v <= high; v++) {
    const word = words[v]!
    if (word.stretch >= 0 || isSecondPart(words, v)) continue
    const reported = accordingTo(passage, unit, v, from, high) ?? inWordsOf(passage, unit, v, from, high)
    if (reported) {
      drafts.push(reported)
      from = Math.max(from, (reported.parts.at(-1)?.last ?? v) + 1, reported.frame!.last + 1)
      v = reported.frame!.last
      continue
    }
    for (const cue of cuesAt(words, v)) {
      const found: Draft | null =
        isVerb(cue) && (word.pos === 'VERB' || mistaken(words, cue, low, high))
          ? byVerb(passage, unit, cue, from, high, subject ?? (opensUnit(words, low, v) ? before : null))
          : word.pos === 'NOUN' && cue.forms.has('noun')
            ? byNoun(passage, unit, cue, high)
            : cue.forms.has('adjective') && (word.pos === 'ADJ' || word.pos === 'VERB')
              ? byAdjective(passage, unit, cue, high)
              : null
      const draft: Draft | null = found && withinOuter(drafts, found)
      if (
        !draft ||
        drafts.some((earlier) => frames(earlier, draft) || tellsOf(earlier, draft) || goesOn(earlier, draft))
      )
        continue
      // “denied accusations that P” is one denial, of P.
      const outer = drafts.at(-1)
      if (
        cue.forms.has('noun') &&
        word.pos === 'NOUN' &&
        outer?.entry?.polarity === 'denies' &&
        outer.parts[0]?.first === phraseBack(words, cue.first, low) &&
        outer.parts[0].last === draft.parts[0]!.last
      )
        drafts.pop()
      drafts.push(draft)
      if (draft.subject && !cue.forms.has('noun') && !isTold(drafts, draft))
        subject = { mention: draft.subject, antecedent: draft.antecedent }
      const end = draft.parts.at(-1)?.last ?? -1
      // A fronted content is taken; what follows a cue may hold cues of its own.
      if (draft.parts[0] && draft.parts[0].last < v) from = Math.max(from, end + 1, draft.frame!.last + 1)
      v = cue.last
      break
    }
  }
  const finding = byFinding(passage, unit, high, drafts)
  if (finding) drafts.push(finding)
  const saying = bySaying(passage, unit, high, drafts)
  if (saying) drafts.push(saying)
  const colon = byColon(passage, unit, high, drafts)
  if (colon) drafts.push(colon)
  const credit = byCredit(passage, unit, high, drafts)
  if (credit) drafts.push(credit)
  const manner = byManner(passage, unit, high, drafts)
  if (manner) drafts.push(manner)
  return drafts
}

/** “Adding: “…””, “And then added: “…””: who spoke before goes on. */
const opensUnit = (words: readonly Word[], low: number, cue: number) => onlyLinks(words, low, cue - 1)

/** “said in a statement that”: the cue stands in the frame of one that has the same content. */
const frames = ({ frame, parts }: Draft, inner: Draft) =>
  frame !== null &&
  inner.cue !== null &&
  frame.first < inner.cue.first &&
  frame.last >= inner.cue.last &&
  parts[0]?.first === inner.parts[0]?.first

/** “P,” says Ada Moss, laughing, “P”, “put it in a letter explaining the deal, “P””: how she says what is hers already. */
const goesOn = ({ subject, parts }: Draft, { passage, cue, subject: same, parts: inner }: Draft) =>
  subject !== null &&
  (subject.first === same?.first || (cue !== null && /ing$/.test(passage.words[cue.first]!.lower))) &&
  inner.length > 0 &&
  inner.every(({ first, last }) => parts.some((part) => part.first === first && part.last === last))

/** “Ada Moss said the figures showed “a steady fall””, “said the city had offered “crumbs””: the words in marks are hers. */
const tellsOf = ({ entry, subject, parts }: Draft, found: Draft) => {
  const {
    passage: { words },
    entry: inner,
    cue,
    parts: [content],
  } = found
  const named = found.subject !== null && words[found.subject.last]!.name >= 0
  const isHers =
    // “The board alleges that Moss knew it was “a house of cards””: a word that somebody uses is not what another knew.
    inner?.mode === 'thought' ||
    // “told the Echo that the firm hoped to announce a deal “within weeks”, “accused Vale of telling “a string of lies””
    found.negated ||
    words[cue!.first - 1]?.lower === 'of' ||
    (!named && (inner?.mode === 'finding' || (inner?.takes.has('to') && !inner.takes.has('that'))))
  return (
    entry?.mode === 'speech' &&
    subject !== null &&
    isHers &&
    content !== undefined &&
    holdsQuotation(words, content) &&
    parts.some(({ first, last }) => first <= cue!.first && last >= content.last)
  )
}

/** “A driver who said he knew the boss lied | was banned”: what is told inside what a relative clause reports ends with it. */
function withinOuter(drafts: readonly Draft[], draft: Draft): Draft {
  const { cue, parts } = draft
  const [content] = parts
  if (parts.length !== 1 || !cue || !content) return draft
  const outer = drafts
    .flatMap((earlier) => (earlier.antecedent ? earlier.parts : []))
    .find(({ first, last }) => first <= cue.first && cue.last < last && last < content.last)
  return outer ? { ...draft, parts: [{ first: content.first, last: outer.last }] } : draft
}

/** “Moss said a report had shown it was late, and accused Vale of”, “said the firm planned to say more, adding that”: what is told of before, or of later, is over when she goes on. */
const isTold = (drafts: readonly Draft[], { passage, cue, negated }: Draft) =>
  cue !== null &&
  (negated || passage.words[cue.first - 1]?.lower === 'had') &&
  drafts.some(
    ({ entry, parts }) =>
      entry?.mode === 'speech' && parts.some(({ first, last }) => first < cue.first && last > cue.last),
  )

/** The latter half of a hyphenated word: “so-called”. */
const isSecondPart = (words: readonly Word[], v: number) =>
  words[v - 1]?.text === '-' && words[v - 1]!.end === words[v]!.start && words[v - 2]?.end === words[v - 1]!.start

function withoutFullStop(words: readonly Word[], low: number, last: number): number {
  let high = last
  while (high > low && words[high]!.stretch < 0 && /^[.!?…]+$/.test(words[high]!.text)) high--
  return high
}
