/** Who speaks by a cue: its verb group, its subject to the left or right, and how it is negated. */
import { commaWithin } from './between.ts'
import type { Place } from './clause-end.ts'
import { hasFiniteVerb } from './content.ts'
import { type CueWord, controlOf, type Form } from './lexicon.ts'
import type { Word } from './passage.ts'
import { endsPhrase, isReflexive, type Phrase, phraseBack } from './phrases.ts'
import { heardTo, quotedAs } from './quoted-as.ts'
import { subjectBefore } from './subjects.ts'

/** What stands to the left of a cue verb. */
export interface Frame {
  cue: CueWord
  form: Form
  /** First word of the frame: its subject, or the verb group when that has none of its own. */
  first: number
  /** The one who speaks, as written; null when the frame has no subject of its own. */
  subject: Phrase | null
  /** The noun phrase a relative pronoun stands for. */
  antecedent: Phrase | null
  /** The subject is that of the clause before (“…, adding that”, “and said”). */
  shared: boolean
  /** Subject and verb are not told: “it is expected that”. */
  passive: boolean
  negated: boolean
  /** It has yet to be said (“is expected to say”); then it is negated, too. */
  ahead: boolean
}

const be = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", "'re", "'m", 'am', 'get', 'gets', 'got'])
const have = new Set(['has', 'have', 'had', 'having', "'ve", "'d"])
/** Words that open a subject which says nothing: “no minister has said”. */
const nobody = new Set(['nobody', 'no', 'none', 'few', 'neither', 'nothing'])
const negation = new Set(['not', "n't", 'never', 'nor', 'neither'])

/** The frame of a cue inside a unit whose first word is `low`. */
export function frameOf(words: readonly Word[], cue: CueWord, low: number): Frame {
  let group = cue.first
  let negated = false
  let ahead = false
  let infinitive = false
  let passive = false
  let sawBe = false
  let sawHave = false
  let sawContracted = false
  let modal = false
  let isDue = false
  let subject: Phrase | null = null
  // “he keeps saying”
  const keeps = cue.forms.has('ing') && group > low && /^(?:keeps?|kept)$/.test(words[group - 1]!.lower)
  if (keeps) group--
  for (let steps = 0; group - 1 >= low && steps < 12; steps++) {
    const word = words[group - 1]!
    if (word.stretch >= 0) break
    if (negation.has(word.lower)) negated = true
    if (word.lower === 'to' && word.pos === 'PART') {
      // “The engineers I spoke to said”
      // “is reported to have said”
      if (!cue.forms.has('base') && words[group]!.lower !== 'have') break
      infinitive = true
      const before = words[group - 2]
      if (!before || group - 2 < low || before.stretch >= 0) break
      // “was careful not to say”
      if (negation.has(before.lower)) {
        negated = true
        group -= 2
        continue
      }
      if (
        before.pos === 'VERB' ||
        // “The board plans to tell them”: the tagger took the verb for a plural.
        (before.pos === 'NOUN' && /s$/.test(before.lower) && /^(?:negates|ahead)$/.test(controlOf(before) ?? '')) ||
        before.pos === 'ADJ' ||
        before.pos === 'AUX' ||
        before.pos === 'ADP' ||
        before.pos === 'ADV'
      ) {
        // “is likely to say”, “The plan is to tell them”
        const be = before.pos === 'ADV' ? words[group - 3] : before
        if (controlOf(before) === 'ahead' || /^(?:is|are)$/.test(be?.lower ?? '')) ahead = true
        if (controlOf(before) === 'negates' || words[group - 3]?.lower === 'too') negated = true
        group -= 2
        continue
      }
      if (!endsPhrase(before)) break
      const first = objectBack(words, group - 2, low)
      const verb = words[first - 1]
      // “did not have the courage to say”
      if (first - 1 < low || !verb || !(verb.pos === 'VERB' || have.has(verb.lower))) {
        if (first > low && words[first - 1]!.pos !== 'ADP') subject = null
        break
      }
      if (controlOf(verb) === 'object') {
        subject = { first, last: group - 2 }
        break
      }
      // “asked the firm to confirm that”
      if (controlOf(verb) === 'negates') negated = true
      group = first - 1
      continue
    }
    if (word.pos === 'AUX') {
      // “may argue that”, “could conclude that”: it has not been said.
      if (/^(?:may|might|could)$/.test(word.lower)) negated = true
      // “Voters should know what it costs”
      if (word.lower === 'should' && cue.entry.mode === 'thought') negated = true
      isDue ||= /^(?:must|should)$/.test(word.lower) && !infinitive
      modal ||= /^(?:will|would|can|could|may|might|must|shall|should|do|does|did|'ll)$/.test(word.lower)
      if (be.has(word.lower) && !infinitive) {
        sawBe = true
        if (group === cue.first || onlyAdverbs(words, group, cue.first)) passive = true
      }
      if (have.has(word.lower)) sawHave = true
      sawContracted ||= word.lower === "'s" && /^(?:he|she|who)$/.test(words[group - 2]?.lower ?? '')
    } else if (word.pos === 'VERB' && infinitive && group < cue.first) {
      if (!/^(?:go|goes|went|going|gone)$/.test(word.lower)) break
    } else if (word.pos !== 'ADV' && word.pos !== 'PART' && !(isReflexive(word) && words[group - 2]?.pos === 'AUX')) {
      let verb = group
      while (words[verb]!.pos === 'ADV' && verb < cue.first) verb++
      const aside = verb === cue.first || have.has(words[verb]!.lower) ? asideStart(words, verb, low) : -1
      if (aside < 0) break
      group = aside
      continue
    }
    if (word.time) break
    group--
  }
  while (group < cue.first && words[group]!.pos === 'ADV' && group > low && /[,]/.test(words[group - 1]!.text)) group++
  // “should have said”, “would have told them”
  negated ||= modal && sawHave && !infinitive
  const form = formOf(cue, { sawBe, sawHave, modal, infinitive })
  // “he’s said” is “has said”, “it’s said” is “is said”.
  passive &&= form === 'participle' && !(sawContracted && !cue.entry.takes.has('person'))
  const base = { cue, form, passive, negated: negated || ahead, ahead: ahead && !negated }
  if (subject) return { first: subject.first, subject, antecedent: null, shared: false, ...base }
  const participle = form === 'ing' && !sawBe && !keeps
  const found =
    form === 'noun'
      ? null
      : ((participle ? (quotedAs(words, group, low) ?? heardTo(words, group, low)) : null) ??
        subjectBefore(words, group, low, participle))
  return {
    first: found?.first ?? group,
    subject: found?.mention ?? null,
    antecedent: found?.antecedent ?? null,
    shared: found?.shared ?? false,
    ...base,
    negated:
      base.negated ||
      // “Ministers must explain who knew”; not “I must say it was late”
      (isDue && !/^(?:i|we)$/.test(words[found?.mention?.first ?? -1]?.lower ?? 'i')) ||
      (!!found?.mention && isNobody(words, found.mention)),
  }
}

/** Where the noun phrase that ends at `last` begins, with what leads to it: “prompted ministers in Osk to”, “led bakers like Ada Moss to”. */
function objectBack(words: readonly Word[], last: number, low: number): number {
  const inner = phraseBack(words, last, low)
  let first = inner
  while (
    first - 2 > low &&
    /^(?:of|in|at|from|for|like)$/.test(words[first - 1]!.lower) &&
    endsPhrase(words[first - 2])
  )
    first = phraseBack(words, first - 2, low)
  return first > low && controlOf(words[first - 1]!) === 'object' ? first : inner
}

/** “No minister said”, “Neither Ada Moss nor Bo Vale said”, “Not everyone said” */
const isNobody = (words: readonly Word[], { first }: Phrase): boolean =>
  nobody.has(words[first]!.lower) || /^(?:nor|not)$/.test(words[first - 1]?.lower ?? '')

/** “had at first dismissed it as”, “has at last had the honesty to say”: where the phrase between the auxiliary and its verb begins; -1 without one. */
function asideStart(words: readonly Word[], verb: number, low: number): number {
  for (let i = verb - 2; i > low && verb - i <= 3; i--) {
    if (words[i + 1]!.stretch >= 0 || !/^(?:NOUN|ADJ|ADV|DET)$/.test(words[i + 1]!.pos)) return -1
    if (words[i]!.pos === 'ADP' && words[i]!.stretch < 0)
      return words[i - 1]!.pos === 'AUX' && have.has(words[i - 1]!.lower) ? i : -1
  }
  return -1
}

function onlyAdverbs(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (words[i]!.pos !== 'ADV') return false
  return true
}

/** Which of the forms that a word can be it is here. */
function formOf(
  { forms }: CueWord,
  { sawBe, sawHave, modal, infinitive }: { sawBe: boolean; sawHave: boolean; modal: boolean; infinitive: boolean },
): Form {
  if (forms.has('participle') && (sawBe || sawHave)) return 'participle'
  if ((modal || infinitive) && forms.has('base')) return 'base'
  for (const form of ['past', 's', 'ing', 'base', 'participle', 'noun', 'adjective'] as const)
    if (forms.has(form)) return form
  return 'base'
}

/** The frame’s place in its sentence. */
export function placeOf(
  words: readonly Word[],
  { first, antecedent, subject }: Pick<Frame, 'first' | 'antecedent' | 'subject'>,
  low: number,
): Place {
  if (antecedent || (subject && /^(?:who|which|whose)$/.test(words[subject.first]!.lower))) return 'relative'
  if (!subject && /ing$/.test(words[first]!.lower)) {
    // “Citing “P”, Ada Moss left”; “Ada Moss, citing “P”, left”
    if (first <= low) return 'fronted'
    if (words[first - 1]!.text === ',' && !hasFiniteVerb(words, { first: low, last: first - 2 })) return 'relative'
  }
  // “Now, after arguing that P, he left”, “Moss, after first arguing that P, left”
  let led = first - 1
  while (!subject && led > low && words[led]!.pos === 'ADV') led--
  if (!subject && led >= low && words[led]!.pos === 'ADP' && !hasFiniteVerb(words, { first: low, last: led }))
    return words[led - 1]?.text === ',' ? 'relative' : 'fronted'
  const lead = words[words[low]!.pos === 'CCONJ' ? low + 1 : low]!
  // “Asked about reports that he would go, Vale said”
  const isAsked = lead.pos === 'VERB' && /ed$/.test(lead.lower) && first > low
  const leads =
    lead.pos === 'SCONJ' || isAsked || /^(?:when|while|although|though|after|as|if|even|now)$/.test(lead.lower)
  // “The day after he said it was over, she left”, “When she came, a year after he said it was over, he left”
  const before = words[first - 1]
  if (first > low && (before!.pos === 'SCONJ' || /^(?:after|before|since|until)$/.test(before!.lower)))
    if (before!.lower !== 'that' && (leads || !hasFiniteVerb(words, { first: low, last: first - 1 }))) return 'fronted'
  if (first <= low || commaWithin(words, low, first - 1) >= 0) return 'main'
  // “With his party split and denying fraud, he lost”
  const beside = lead.lower === 'with' && !subject && /ing$/.test(words[first]!.lower)
  const phrase = lead.pos === 'ADP' && (beside || !hasFiniteVerb(words, { first: low, last: first - 1 }))
  return phrase || leads ? 'fronted' : 'main'
}
