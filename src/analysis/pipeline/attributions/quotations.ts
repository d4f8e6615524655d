/** Ties quotations without a cue in their own sentence to the one who speaks: before, after, or across paragraphs. */
import type { Draft } from './draft.ts'
import { isBearer, isRole } from './lexicon.ts'
import type { Linked } from './linked.ts'
import { mainSubject } from './main-subject.ts'
import type { Passage, QuotedWords, Unit } from './passage.ts'
import { type Phrase, phraseForward } from './phrases.ts'
import { linkRepeats } from './repeats.ts'
import { type EntityAt, headOf } from './speakers.ts'
import { isUtterance, leadsToSaying } from './utterance.ts'

/** A unit with all its words inside quotation marks. */
function isQuotation({ words }: Passage, { first, last }: Unit): boolean {
  for (let i = first; i <= last; i++) if (words[i]!.stretch < 0 && words[i]!.pos !== 'PUNCT') return false
  return words[first]!.stretch >= 0
}

export function linkQuotations(passages: readonly Passage[], drafts: readonly Draft[][], entityAt: EntityAt): Linked[] {
  const all: Linked[] = []
  // The attribution whose quotation ran to the end of the passage before, and whether its marks were left open.
  let running: { linked: Linked; open: boolean } | null = null
  let announced: Linked | null = null
  // A paragraph that is a quotation and says nothing of who speaks.
  let unspoken: Linked | null = null
  const doubled = passages.some(({ text, stretches }) => stretches.some(({ open }) => !isSingle(text, open)))
  for (const [p, passage] of passages.entries()) {
    const own: Linked[] = drafts[p]!.map((draft) => ({
      draft,
      parts: draft.parts.map((phrase) => ({ passage, phrase })),
      from: null,
    }))
    const speaksNext: Linked | undefined = unspoken ? opensWithSpeaker(passage, own, entityAt) : undefined
    if (unspoken && speaksNext) unspoken.from = sourceOf(speaksNext)
    unspoken = null
    const crosshead = isCrosshead(passage, doubled)
    const claimed = new Set<number>()
    for (const { parts } of own)
      for (const { phrase } of parts)
        for (let i = phrase.first; i <= phrase.last; i++) claimed.add(passage.words[i]!.stretch)
    const byUnit = new Map<number, Linked[]>()
    for (const linked of own) byUnit.set(linked.draft!.unit, [...(byUnit.get(linked.draft!.unit) ?? []), linked])
    const bareAt = (unit: number) => byUnit.get(unit)?.find(({ draft }) => draft!.bare)
    const free = (unit: number) => {
      const words = passage.units[unit]
      return words !== undefined && isQuotation(passage, words) && !claimed.has(passage.words[words.first]!.stretch)
    }
    const take = (linked: Linked, unit: number, where: 'push' | 'unshift') => {
      const { first } = passage.units[unit]!
      const phrase = { first, last: quotationEnd(passage, passage.units[unit]!) }
      claimed.add(passage.words[first]!.stretch)
      linked.parts[where]({ passage, phrase })
    }
    /** A quotation of its own. */
    const begin = (from: Linked['from'], unit: number): Linked => {
      const linked: Linked = { draft: null, parts: [], from }
      take(linked, unit, 'push')
      own.push(linked)
      return linked
    }
    let last: Linked | null = null
    for (const u of passage.units.keys()) {
      const here = byUnit.get(u) ?? []
      for (const linked of here) {
        if (linked.draft!.bare && !linked.draft!.announces && linked.parts.length === 0 && u > 0 && free(u - 1))
          take(linked, u - 1, 'unshift')
      }
      if (free(u) && !bareBelow(bareAt(u + 1)) && !crosshead) {
        const before =
          u > 0
            ? ((byUnit.get(u - 1) ?? []).findLast((linked) => linked.draft!.announces || endsQuoted(linked, passage)) ??
              null)
            : null
        const goesOn: Linked | null =
          before ??
          (u > 0 && last && endsQuoted(last, passage) && isQuotation(passage, passage.units[u - 1]!) ? last : null)
        if (goesOn && isFragment(goesOn, passage)) {
          // “called it “a farce”. “We need beds””: the same speaker, in words of their own
          const from = isWritten(goesOn, passage)
            ? speakerIn(passage, passage.units[u - 1]!, byUnit.get(u - 1)?.filter(isOfItsOwn), entityAt)
            : sourceOf(goesOn)
          last = begin(from, u)
        } else if (goesOn) {
          take(goesOn, u, 'push')
          last = goesOn
        } else if (u === 0 && announced) {
          take(announced, u, 'push')
          last = announced
        } else if (u === 0 && running?.open) {
          take(running.linked, u, 'push')
          last = running.linked
        } else if (u === 0 && running) {
          last = begin(sourceOf(running.linked), u)
        } else {
          const from: Linked['from'] =
            u > 0
              ? speakerIn(passage, passage.units[u - 1]!, byUnit.get(u - 1), entityAt)
              : speakerAbove(passages[p - 1], passage, drafts[p - 1], entityAt)
          if (from || u === 0) {
            last = begin(from, u)
            if (!from && passage.units.length === 1) unspoken = last
          }
        }
      } else if (here.length > 0) {
        const quoted: Linked | undefined = here.findLast((linked) => linked.parts.length > 0)
        if (quoted) last = quoted
      }
    }
    // Words that stand in marks are quoted, whoever says them.
    for (const [s, stretch] of passage.stretches.entries()) {
      const { words } = passage
      if (
        claimed.has(s) ||
        !(isUtterance(words, stretch) || leadsToSaying(words, stretch) || isAnswer(passage, stretch))
      )
        continue
      const phrase = { first: stretch.first, last: stretch.last }
      own.push({
        draft: null,
        parts: [{ passage, phrase }],
        from: crosshead ? null : saidBeside(passage, stretch, own, byUnit),
      })
    }
    const kept = own.filter(({ parts, draft }) => parts.length > 0 || draft?.announces)
    all.push(...kept)
    const tail = passage.units.at(-1)
    const lastStretch = passage.stretches.at(-1)
    const endsOpen = lastStretch !== undefined && !lastStretch.closed
    const lastLinked: Linked | undefined =
      kept.findLast((linked) => endsQuotedAt(linked, passage, tail)) ??
      (last && endsQuotedAt(last, passage, tail) ? last : undefined)
    announced = kept.find(({ draft, parts }) => draft?.announces && parts.length === 0) ?? null
    running = lastLinked ? { linked: lastLinked, open: endsOpen } : null
  }
  const kept = all.filter(({ parts }) => parts.length > 0)
  linkRepeats(kept)
  return kept
}

/** What it quotes is part of the reporter's sentence, or stands on a placard: another sentence in marks does not go on with it. */
function isFragment({ draft, parts }: Linked, { words }: Passage): boolean {
  const part = parts.at(-1)
  if (!draft || draft.announces || !part) return false
  const { first, last } = part.phrase
  const ends = words[last]!.mark === 'close' && words[last + 1]?.stretch === -1 && words[last + 1]!.text === '.'
  const begins = words[first]!.mark === 'open' && /^\p{Lu}/u.test(words[first + 1]!.text)
  return ends && (!begins || draft.antecedent !== null)
}

/** “a placard that read” */
const isWritten = ({ draft }: Linked, { words }: Passage): boolean =>
  draft?.antecedent != null && isBearer(words[draft.antecedent.last]!)

/** Somebody says it, and no relative clause does. */
const isOfItsOwn = ({ draft }: Linked): boolean => draft?.subject != null && draft.antecedent === null

const isSingle = (text: string, at: number) => /['‘’`‚]/.test(text[at]!) && text[at] !== text[at + 1]

/** Longest line that stands between paragraphs to lead to the next, in words. */
const longestCrosshead = 12

/** A short line in marks that leads to what follows: in single ones where what is said stands in double ones, or no sentence. */
function isCrosshead({ text, words, stretches, units }: Passage, doubled: boolean): boolean {
  const only = stretches[0]
  return (
    units.length === 1 &&
    stretches.length === 1 &&
    words.length <= longestCrosshead &&
    words[0]!.mark === 'open' &&
    words.at(-1)!.stretch === 0 &&
    ((doubled && isSingle(text, only!.open)) || (only!.closed && !/[.!?…,–—-]$/.test(words[only!.last]!.text)))
  )
}

/** The attribution that says who speaks in a paragraph that opens with a quotation, or with who speaks it. */
function opensWithSpeaker(passage: Passage, own: readonly Linked[], entityAt: EntityAt): Linked | undefined {
  return own.find(
    ({ draft, parts }) =>
      draft?.unit === 0 &&
      draft.subject &&
      !draft.announces &&
      entityAt(passage.words[headOf(passage.words, draft.subject)]!.start)?.entity.type === 'person' &&
      ((draft.bare && parts.length === 0) ||
        (parts[0] !== undefined && parts[0].phrase.first === 0 && passage.words[0]!.mark === 'open')),
  )
}

/**
 * Who speaks a quotation that stands alone: whoever, without a name, speaks at the end of the paragraph right above, or
 * the one person that it names outside of quotation marks.
 */
function speakerAbove(
  above: Passage | undefined,
  passage: Passage,
  drafts: readonly Draft[] | undefined,
  entityAt: EntityAt,
): Linked['from'] {
  if (above?.paragraph !== passage.paragraph - 1) return null
  const spoken = spokenLast(above, drafts ?? [], entityAt)
  if (spoken) return spoken
  // “Asked what made Bo Vale special, Ada Moss laughed.”
  const last = above.units.at(-1)!
  const asked = questions.test(above.words[last.first]!.lower) ? speakerIn(above, last, undefined, entityAt) : null
  if (asked) return asked
  let person: string | null = null
  let subject: Phrase | null = null
  for (const [i, { stretch, start, name, pos }] of above.words.entries()) {
    if (stretch >= 0 || (name < 0 && pos !== 'PRON')) continue
    const known = entityAt(start)
    if (known?.entity.type !== 'person') continue
    if (person !== null && person !== known.entity.id) return null
    person = known.entity.id
    if (subject && above.words[subject.last]!.name === name && subject.last === i - 1 && name >= 0) subject.last = i
    else subject = { first: i, last: i }
  }
  return subject && { passage: above, subject, method: 'context' }
}

/** Whom the last sentence of a paragraph reports, by what he is: “The mayor said it was late.” */
function spokenLast(passage: Passage, drafts: readonly Draft[], entityAt: EntityAt): Linked['from'] {
  const said = drafts.findLast(({ subject, entry, negated }) => subject && entry?.mode === 'speech' && !negated)
  if (!said || said.unit !== passage.units.length - 1) return null
  const subject = said.subject!
  const head = passage.words[headOf(passage.words, subject)]!
  return isRole(head) && !entityAt(head.start) ? { passage, subject, method: 'context' } : null
}

/**
 * Whose words a quotation without a frame of its own are, as far as the words before it tell: whoever is said to speak
 * earlier in its unit, or, where it opens the unit, whoever was quoted last in the paragraph.
 */
function saidBeside(
  passage: Passage,
  { first }: QuotedWords,
  own: readonly Linked[],
  byUnit: ReadonlyMap<number, readonly Linked[]>,
): Linked['from'] {
  const unit = passage.units.findIndex(({ last }) => last >= first)
  if (unit < 0) return null
  const inUnit = own.findLast(
    ({ draft }) => draft?.unit === unit && draft.subject && draft.frame && draft.frame.first < first,
  )
  if (inUnit) return sourceOf(inUnit)
  if (passage.units[unit]!.first < first - 1) return null
  const before = own.findLast(
    ({ draft, parts }) =>
      parts.some((part) => part.passage === passage && part.phrase.last < first) &&
      !(draft && isToldOf(draft, byUnit.get(draft.unit) ?? [])),
  )
  return before ? sourceOf(before) : null
}

/** “Did he think of giving up? “Every day for a year.””: words behind a question that end a sentence within their marks. */
const isAnswer = ({ words }: Passage, { first, last }: Phrase): boolean =>
  words[first - 1]?.mark === 'open' &&
  words[first - 2]?.text === '?' &&
  /[.!…]$/.test(words[last]!.text) &&
  last > first

const bareBelow = (linked: Linked | undefined) =>
  linked !== undefined && !linked.draft!.announces && linked.parts.length === 0

function sourceOf(linked: Linked): Linked['from'] {
  if (linked.from) return linked.from
  return linked.draft ? { draft: linked.draft, method: 'continuation' } : null
}

/** Its last part, in this passage, ends inside quotation marks. */
function endsQuoted(linked: Linked, passage: Passage): boolean {
  return linked.parts.some((part) => part.passage === passage && passage.words[part.phrase.last]!.stretch >= 0)
}

function endsQuotedAt(linked: Linked, passage: Passage, unit: Unit | undefined): boolean {
  if (!unit) return false
  return endsQuoted(linked, passage)
}

function quotationEnd({ words }: Passage, { last }: Unit): number {
  let end = last
  while (words[end]!.stretch < 0) end--
  return end
}

/** “Did Moss think of giving up?”: the subject behind the auxiliary that opens a question. */
function askedAbout(words: Passage['words'], { first, last }: Unit): Phrase | null {
  if (words[last]!.text !== '?' || words[first]!.pos !== 'AUX') return null
  const end = phraseForward(words, first + 1, last)
  return end > first ? { first: first + 1, last: end } : null
}

/** Its cue stands in what another of its unit reports. */
const isToldOf = ({ cue }: Draft, all: readonly Linked[]): boolean =>
  cue !== null &&
  all.some(({ draft }) => draft?.parts.some(({ first, last }) => first <= cue.first && last >= cue.last))

const questions = /^(?:asked|pressed|questioned|quizzed|challenged)$/

/** Who acts or speaks in a unit, where the article names them or says what they are: “Moss was furious. “They lied.”” */
function speakerIn(passage: Passage, unit: Unit, linked: Linked[] | undefined, entityAt: EntityAt): Linked['from'] {
  const { words } = passage
  // “Moss said the minister had given him her word. “I believe her””: not whoever is told of
  const speakers = linked?.filter(({ draft }) => draft?.subject)
  const said = (speakers?.findLast(({ draft }) => !isToldOf(draft!, speakers)) ?? speakers?.at(-1))?.draft?.subject
  const subject = said ?? mainSubject(words, unit.first, unit.last + 1)?.mention ?? askedAbout(words, unit)
  if (!subject) return null
  const head = words[headOf(words, subject)]!
  const known = entityAt(head.start)
  return (known ? known.entity.type !== 'place' : isRole(head)) ? { passage, subject, method: 'context' } : null
}
