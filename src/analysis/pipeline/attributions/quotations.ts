/** Ties quotations without a cue in their own sentence to the one who speaks: before, after, or across paragraphs. */
import type { Draft } from './draft.ts'
import type { Passage, QuotedWords, Unit } from './passage.ts'
import type { Phrase } from './phrases.ts'
import { type EntityAt, headOf } from './speakers.ts'
import { mainSubject } from './subjects.ts'
import { isUtterance } from './utterance.ts'

/** Words of a passage that are content. */
export interface Part {
  passage: Passage
  phrase: Phrase
}

/** An attribution with its content from all over the article. */
export interface Linked {
  draft: Draft | null
  parts: Part[]
  /** Whose speaker it has, when it has no cue of its own. */
  from: { draft: Draft; method: 'continuation' } | { passage: Passage; subject: Phrase; method: 'context' } | null
}

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
  for (const [p, passage] of passages.entries()) {
    const own: Linked[] = drafts[p]!.map((draft) => ({
      draft,
      parts: draft.parts.map((phrase) => ({ passage, phrase })),
      from: null,
    }))
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
    let last: Linked | null = null
    for (const u of passage.units.keys()) {
      const here = byUnit.get(u) ?? []
      for (const linked of here) {
        if (linked.draft!.bare && !linked.draft!.announces && linked.parts.length === 0 && u > 0 && free(u - 1))
          take(linked, u - 1, 'unshift')
      }
      if (free(u) && !bareBelow(bareAt(u + 1))) {
        const before =
          u > 0
            ? ((byUnit.get(u - 1) ?? []).findLast((linked) => linked.draft!.announces || endsQuoted(linked, passage)) ??
              null)
            : null
        const goesOn: Linked | null =
          before ??
          (u > 0 && last && endsQuoted(last, passage) && isQuotation(passage, passage.units[u - 1]!) ? last : null)
        if (goesOn) {
          take(goesOn, u, 'push')
          last = goesOn
        } else if (u === 0 && announced) {
          take(announced, u, 'push')
          last = announced
        } else if (u === 0 && running?.open) {
          take(running.linked, u, 'push')
          last = running.linked
        } else if (u === 0 && running) {
          const linked: Linked = { draft: null, parts: [], from: sourceOf(running.linked) }
          take(linked, u, 'push')
          own.push(linked)
          last = linked
        } else {
          const subject = u > 0 ? subjectOf(passage, passage.units[u - 1]!, byUnit.get(u - 1), entityAt) : null
          if (subject) {
            const linked: Linked = { draft: null, parts: [], from: { passage, subject, method: 'context' } }
            take(linked, u, 'push')
            own.push(linked)
            last = linked
          }
        }
      } else if (here.length > 0) {
        const quoted: Linked | undefined = here.findLast((linked) => linked.parts.length > 0)
        if (quoted) last = quoted
      }
    }
    // Words that stand in marks are quoted, whoever says them.
    for (const [s, stretch] of passage.stretches.entries()) {
      if (claimed.has(s) || !isUtterance(passage.words, stretch)) continue
      const phrase = { first: stretch.first, last: stretch.last }
      own.push({ draft: null, parts: [{ passage, phrase }], from: saidBeside(passage, stretch, own) })
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
  return all.filter(({ parts }) => parts.length > 0)
}

/**
 * Whose words a quotation without a frame of its own are, as far as the words before it tell: whoever is said to speak
 * earlier in its unit, or, where it opens the unit, whoever was quoted last in the paragraph.
 */
function saidBeside(passage: Passage, { first }: QuotedWords, own: readonly Linked[]): Linked['from'] {
  const unit = passage.units.findIndex(({ last }) => last >= first)
  if (unit < 0) return null
  const inUnit = own.findLast(
    ({ draft }) => draft?.unit === unit && draft.subject && draft.frame && draft.frame.first < first,
  )
  if (inUnit) return sourceOf(inUnit)
  if (passage.units[unit]!.first < first - 1) return null
  const before = own.findLast(({ parts }) => parts.some((part) => part.passage === passage && part.phrase.last < first))
  return before ? sourceOf(before) : null
}

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

/** Who acts or speaks in a unit, where that is somebody the article names: “Moss was furious. “They lied.”” */
function subjectOf({ words }: Passage, unit: Unit, linked: Linked[] | undefined, entityAt: EntityAt): Phrase | null {
  const said = linked?.findLast(({ draft }) => draft?.subject)?.draft?.subject
  const subject = said ?? mainSubject(words, unit.first, unit.last + 1)?.mention ?? null
  const known = subject && entityAt(words[headOf(words, subject)]!.start)
  return known && known.entity.type !== 'place' ? subject : null
}
