/** Cuts a sentence into the clauses that tell events of their own. */
import { indexFrom, type Sentence, type Token, type VerbGroup } from '../stage.ts'

type Bounds = { start: number; end: number }

/** Words that open a clause of its own wherever they stand between two verbs. */
const opensClause = /^(?:while|whereas|but|although|though)$/i
/** Words that open one after a comma, when a subject follows. */
const joins = /^(?:and|or|so|yet|nor)$/i
const subject = new Set(['PROPN', 'PRON', 'DET', 'NOUN', 'ADJ', 'NUM'])
/** Words after which a clause inside another one begins. */
const subordinates = /^(?:that|which|who|whose|where|when|after|before|as|because|since|if|until)$/i

/** The coordinate clauses of a sentence, in order; each has a verb, and together they cover it. Quoted words are not cut. */
export function clausesOf(sentence: Sentence, verbs: readonly Bounds[]): Bounds[] {
  const { tokens } = sentence
  const clauses: Bounds[] = []
  let start = sentence.start
  let quoted = false
  let next = 0
  const hasVerb = (from: number, to: number) => {
    while (next < verbs.length && verbs[next]!.start < from) next++
    return next < verbs.length && verbs[next]!.start < to
  }
  for (let i = 1; i < tokens.length; i++) {
    const { text } = tokens[i]!
    if (/^[“”"]$/.test(text)) quoted = text === '“' || (text === '"' && !quoted)
    if (quoted || !isBreak(tokens, i) || !hasVerb(start, tokens[i]!.start)) continue
    if (!verbs.at(-1) || verbs.at(-1)!.start < tokens[i]!.start) break
    clauses.push({ start, end: tokens[tokens[i - 1]!.text === ',' ? i - 2 : i - 1]!.end })
    start = tokens[i]!.start
  }
  clauses.push({ start, end: sentence.end })
  return clauses
}

function isBreak(tokens: readonly Token[], i: number): boolean {
  const { text } = tokens[i]!
  const before = tokens[i - 1]!.text
  if (before === ';' || /^[–—]+$/.test(before)) return true
  if (opensClause.test(text)) return true
  return joins.test(text) && before === ',' && subject.has(tokens[i + 1]?.pos ?? '') && startsOwnClause(tokens, i + 1)
}

/** A subject and then a verb, before the next comma: “, and the minister resigned”, not “, and France”. */
function startsOwnClause(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 12); i++) {
    const { pos, text } = tokens[i]!
    if (pos === 'VERB' || pos === 'AUX') return i > from
    if (/^[,;:“”"]$/.test(text)) return false
  }
  return false
}

/** Where the clause of a second dated event begins (`at`) and that of the first ends (`end`). */
export interface Cut {
  at: number
  end: number
  /** The second clause is what is said, known or thought in the first: it is not told without it. */
  complement: boolean
}

/**
 * Where a clause that holds two dated events comes apart: at the word, else the comma, between the two times that opens
 * a clause, with a verb on either side; null when one verb has both times.
 */
export function cutBetween(
  { tokens }: Sentence,
  verbs: readonly Bounds[],
  clause: Bounds,
  first: Bounds,
  second: Bounds,
): Cut | null {
  const firstVerb = verbs[indexFrom(verbs, clause.start)]
  const lastVerb = verbs[indexFrom(verbs, clause.end) - 1]
  if (!firstVerb || !lastVerb) return null
  let comma: Cut | null = null
  for (let i = Math.max(1, indexFrom(tokens, first.end)); i < tokens.length && tokens[i]!.start < second.start; i++) {
    const { start, text } = tokens[i]!
    // “between 8 and 9 in May”: what “and” joins are no clauses.
    const joined = joins.test(text) && (!subject.has(tokens[i + 1]?.pos ?? '') || startsOwnClause(tokens, i + 1))
    // “as a bingo hall from 1969”, “since June 2023” are no clauses.
    const phrase =
      /^as$/i.test(text) ||
      (/^(?:since|until|after|before)$/i.test(text) && /^(?:PROPN|NUM)$/.test(tokens[i + 1]?.pos ?? ''))
    const bare = phrase && indexFrom(verbs, start) === indexFrom(verbs, second.start)
    const opens = (subordinates.test(text) && !bare) || joined
    if (!opens && (tokens[i - 1]!.text !== ',' || !startsOwnClause(tokens, i))) continue
    if (firstVerb.end > start || lastVerb.start < start) continue
    const before = tokens[i - 1]!.text === ',' ? i - 2 : i - 1
    const cut = { at: start, end: tokens[before]!.end, complement: /^that$/i.test(text) }
    if (opens) return cut
    comma ??= cut
  }
  return comma
}

/** How far before a date its relative pronoun is looked for, so that a sentence of any length takes linear time. */
const reach = 300
/** What stands between a participle and its date, never what somebody “said”: “built | in 1999”, “hit | by the 2020 lockdown”. */
const adverbial =
  /^\s(?:(?:in|on|by|at|near|from|during|for|as|with|since|of)\s(?:(?!that\b|which\b|who\b)[^\s,;:“”"()]+\s){0,8})?$/i
/** Of no clause of its own: “to meet”, “citing”, and the end of a period, “the quarter ended”. */
const nonFinite = /^(?:to\s|\S+ing\b|ended$)/i
const relative = /\b(?:who|whose|which|that|where|when)\b/gi

/**
 * Where a dated clause ends inside a clause whose own verb follows: “Ms Holt, who moved to Oslo in 1961, believes”, “the
 * rising that began ten years ago ended on Friday”. Null when the date is that of the outer verb.
 */
export function endOfInnerClause(
  text: string,
  clause: Bounds,
  verbs: readonly VerbGroup[],
  time: Bounds,
  next: Bounds | undefined,
): number | null {
  const following = verbs[indexFrom(verbs, time.end)]
  if (!following || following.start >= clause.end) return null
  const hasVerb = (from: number, to: number) => indexFrom(verbs, from) < indexFrom(verbs, to)
  if (next && following.end <= next.start) return hasVerb(clause.start, time.start) ? time.end : null
  // “was approved in 2021 and is used in 40 countries”
  const joint = text.slice(time.end, time.end + 30).slice(0, following.start - time.end)
  const since = following.tense !== 'past' && verbs[indexFrom(verbs, time.start) - 1]?.tense === 'past'
  if (since && hasVerb(clause.start, time.start) && /^,?\s(?:and|but)\s(?:\w+ly\s)?$/.test(joint)) return time.end
  if (!/^,?\s(?:\w+ly\s)?$/.test(joint)) return null
  const from = Math.max(clause.start, time.start - reach)
  // “A law passed in 2015 bans it”, “the dam, built in 1962, burst”: before another finite verb the first is a participle.
  const before = verbs[indexFrom(verbs, time.start) - 1]
  if (before && before.start > clause.start && !nonFinite.test(text.slice(following.start, following.end))) {
    const participle = /^\p{L}+$/u.test(text.slice(before.start, before.end))
    const between = time.start - before.end > 80 ? '' : text.slice(before.end, time.start)
    const apart = /^,/.test(text.slice(time.end, time.end + 1))
    const opened = /,\s$/.test(text.slice(before.start - 2, before.start))
    if (participle && adverbial.test(between) && apart === opened) return time.end
  }
  for (const { index } of text.slice(from, time.start).matchAll(relative)) {
    if (hasVerb(clause.start, from + index)) return null
    if (hasVerb(from + index, time.start)) return time.end
  }
  return null
}
