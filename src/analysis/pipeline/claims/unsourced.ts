/** Claims that the text passes on without saying whose they are: “the mill is expected to close”, “reportedly”. */
import type { Claim } from '../../../../schemas/claim.ts'
import type { Span } from '../../../../schemas/span.ts'
import { wordList } from '../../../data.ts'
import type { Sentence, Token } from '../stage.ts'

interface Row {
  pattern: string
  act: Claim['act']
  certainty: Claim['certainty']
}
const rows = new Map(
  wordList('claims', 'unsourced').map(([word, pattern, act, certainty]): [string, Row] => [
    word!,
    { pattern: pattern!, act: act as Claim['act'], certainty: certainty as Claim['certainty'] },
  ]),
)

/** A claim with nobody to answer for it; `tokens` are those of its parts. */
export interface Unsourced extends Omit<Row, 'pattern'> {
  parts: Span[]
  tokens: Token[]
  cue: Span
}

/** The first such claim of a sentence; null when it has none. */
export function unsourcedIn(text: string, { tokens }: Sentence): Unsourced | null {
  for (let at = 0; at < tokens.length; at++) {
    const row = rows.get(tokens[at]!.text.toLowerCase())
    const cue = row && cueAt(tokens, at, row.pattern)
    if (!cue) continue
    const first = row.pattern === 'to' ? subjectStart(tokens, cue.first) : clauseStart(tokens, cue.first)
    const last = clauseEnd(tokens, cue.last, isRelative(tokens[first]))
    // “Allegedly, the mill is empty”
    const rest = tokens[cue.last + 1]?.text === ',' ? cue.last + 2 : cue.last + 1
    const spans = [tokens.slice(first, cue.first), tokens.slice(rest, last + 1)].filter((part) => part.length > 0)
    if (spans.length === 0 || last === cue.last || (row.pattern === 'to' && spans.length < 2)) continue
    const span = (part: readonly Token[]) => {
      const { start } = part[0]!
      const { end } = part.at(-1)!
      return { start, end, text: text.slice(start, end) }
    }
    return {
      act: row.act,
      certainty: row.certainty,
      parts: spans.map(span),
      tokens: spans.flat(),
      cue: span(tokens.slice(cue.first, cue.last + 1)),
    }
  }
  return null
}

/** The words of the cue: “is widely expected”, “reportedly”. */
function cueAt(tokens: readonly Token[], at: number, pattern: string): { first: number; last: number } | null {
  if (pattern === 'adverb') return { first: at, last: at }
  if (tokens[at + 1]?.text !== 'to') return null
  let first = at - 1
  while (tokens[first]?.pos === 'ADV') first--
  return tokens[first]?.pos === 'AUX' ? { first, last: at } : null
}

/** Index of the first token of the clause that holds a token: behind the mark or conjunction before it. */
function clauseStart(tokens: readonly Token[], at: number): number {
  let first = at
  while (first > 0 && !isBoundary(tokens[first - 1]!) && !opensClause(tokens, first - 1)) first--
  return first
}

/** The clause's first token, before what a pair of commas says of its subject: “Vale, who is 60, is said to”. */
function subjectStart(tokens: readonly Token[], cue: number): number {
  const first = clauseStart(tokens, cue)
  if (first < cue || tokens[first - 1]?.text !== ',') return first
  for (let at = first - 2; at > 0 && first - at < longestAside; at--) {
    const { pos, text } = tokens[at]!
    if (text === ',') return /^(?:NOUN|PROPN|PRON)$/.test(tokens[at - 1]!.pos) ? clauseStart(tokens, at) : first
    if (pos === 'PUNCT' && /^[.;:!?–—“”"]/.test(text)) return first
  }
  return first
}

/** Longest aside between a subject and its verb, in tokens. */
const longestAside = 30

/** “after he allegedly left”, “before his father, it is said”: a preposition that a subject in the nominative follows. */
const opensClause = (tokens: readonly Token[], at: number): boolean =>
  /^(?:after|before|until|since|as)$/.test(tokens[at]!.text) && /^(?:I|he|she|we|they|it)$/.test(tokens[at + 1]!.text)

/** Index of the last token of the clause: before the stop, or a comma that a conjunction or relative pronoun follows. */
function clauseEnd(tokens: readonly Token[], at: number, relative: boolean): number {
  let last = at
  while (last + 1 < tokens.length && !endsBefore(tokens, last + 1, relative)) last++
  return last
}

const isBoundary = ({ pos, text }: Token): boolean =>
  pos === 'SCONJ' || (pos === 'PUNCT' && !/^[-'’]$/.test(text)) || /^(?:when|where|while)$/.test(text)
const isRelative = (token: Token | undefined): boolean => token?.text === 'who' || token?.text === 'which'

/** Whether a mark ends a clause; any comma ends a relative clause. */
function endsBefore(tokens: readonly Token[], at: number, relative: boolean): boolean {
  const { pos, text } = tokens[at]!
  if (pos !== 'PUNCT') return false
  if (text !== ',') return /^[.;:!?–—]+$/.test(text)
  const after = tokens[at + 1]
  return relative || after?.pos === 'CCONJ' || after?.pos === 'SCONJ' || isRelative(after)
}
