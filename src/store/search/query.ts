/**
 * The grammar of full text, the same for every list and engine:
 *
 *     any    = all { "OR" all }
 *     all    = term { [ "AND" ] term }
 *     term   = [ "-" | "NOT" ] ( word [ "*" ] | quotation mark words [ "*" ] quotation mark | "(" any ")" )
 *
 * Words next to each other must all occur, which binds closer than `OR`. What has neither letters nor digits is passed
 * over, and a word that falls into several (“3.5”) is a phrase.
 */
import { words } from '../words.ts'

/** Words that follow each other, folded; `prefix`: the last is how a word begins. */
export interface Phrase {
  words: readonly string[]
  prefix: boolean
  /** It stands in quotation marks. */
  quoted: boolean
}

/** What a text must have. */
export type Query = Phrase | { all: readonly Query[]; none: readonly Query[] } | { any: readonly Query[] }

/** A query that is not of the grammar. */
export class QueryError extends Error {
  override name = 'QueryError'
  /** Where it cannot be read, from 1 on. */
  readonly column: number

  constructor(message: string, column: number) {
    super(message)
    this.column = column
  }
}

/** What is asked at most. */
const most = { words: 40, length: 2000, depth: 10 }
/** Letters that a beginning has at least: too many words begin with one. */
const leastPrefix = 2

/** @throws {QueryError} */
export function parseQuery(text: string): Query {
  if (text.length > most.length) throw new QueryError(`it is longer than ${most.length} characters`, most.length + 1)
  return new Parser(tokensOf(text), text.length + 1).parse()
}

interface Token {
  kind: 'OR' | 'AND' | '-' | '(' | ')' | 'phrase'
  column: number
  phrase?: Phrase
}

const marks = '"“”„«»'
const token = new RegExp(`\\s+|([()])|(-)(?=[^\\s)-])|[${marks}]([^${marks}]*)([${marks}]?)|[^\\s()${marks}]+`, 'gu')

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let left = most.words
  for (const { 0: all, 1: bracket, 2: minus, 3: quoted, 4: closing, index } of text.matchAll(token)) {
    const column = index + 1
    if (bracket || minus) tokens.push({ kind: (bracket ?? minus) as Token['kind'], column })
    else if (all === 'OR' || all === 'AND') tokens.push({ kind: all, column })
    else if (all === 'NOT') tokens.push({ kind: '-', column })
    else if (all.trim() !== '') {
      if (closing === '') throw new QueryError('the quotation mark is not closed', column)
      const phrase = phraseOf(quoted ?? all, column + (quoted === undefined ? 0 : 1), quoted !== undefined)
      if (!phrase) {
        const last = tokens.at(-1)
        if (last?.kind === '-' && last.column === column - 1) throw new QueryError('a word is missing', column)
        continue
      }
      left -= phrase.words.length
      if (left < 0) throw new QueryError(`it has more than ${most.words} words`, column)
      tokens.push({ kind: 'phrase', column, phrase })
    }
  }
  return tokens
}

/** Null for what has no word. */
function phraseOf(text: string, column: number, quoted: boolean): Phrase | null {
  const star = text.indexOf('*')
  const before = star < 0 ? text : text.slice(0, star)
  const found = words(before)
  if (star < 0) return found.length > 0 ? { words: found, prefix: false, quoted } : null
  if (text.slice(star + 1).trim() !== '') throw new QueryError('“*” stands at the end of a word alone', column + star)
  if (!/[\p{L}\p{N}\p{M}'’]$/u.test(before) || [...(found.at(-1) ?? '')].length < leastPrefix)
    throw new QueryError(`before “*” there must be ${leastPrefix} letters or digits`, column + star)
  return { words: found, prefix: true, quoted }
}

class Parser {
  readonly #tokens: readonly Token[]
  /** Just behind the text. */
  readonly #end: number
  #at = 0

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  parse(): Query {
    const query = this.#any(0)
    const rest = this.#tokens[this.#at]
    if (rest) throw new QueryError('there is no “(” to this “)”', rest.column)
    return query
  }

  #any(depth: number): Query {
    const branches = [this.#all(depth)]
    while (this.#take('OR')) branches.push(this.#all(depth))
    return branches.length === 1 ? branches[0]! : { any: branches }
  }

  #all(depth: number): Query {
    const all: Query[] = []
    const none: Query[] = []
    const start = this.#tokens[this.#at]
    for (;;) {
      const next = this.#tokens[this.#at]
      if (!next || next.kind === 'OR' || next.kind === ')') break
      if (next.kind === 'AND') {
        this.#at++
        const after = this.#tokens[this.#at]
        if (all.length + none.length === 0) throw new QueryError('before “AND” there must be a word', next.column)
        if (!after || ['OR', 'AND', ')'].includes(after.kind))
          throw new QueryError('after “AND” there must be a word', next.column)
      }
      if (this.#take('-')) none.push(this.#term(depth))
      else all.push(this.#term(depth))
    }
    if (all.length === 0) {
      if (none.length > 0) throw new QueryError('it excludes words and asks for none', start!.column)
      throw new QueryError('a word is missing', this.#tokens[this.#at]?.column ?? this.#end)
    }
    return all.length === 1 && none.length === 0 ? all[0]! : { all, none }
  }

  #term(depth: number): Query {
    const next = this.#tokens[this.#at]
    if (next?.kind === 'phrase') {
      this.#at++
      return next.phrase!
    }
    if (next?.kind !== '(') throw new QueryError('a word is missing', next?.column ?? this.#end)
    if (depth === most.depth) throw new QueryError(`it has more than ${most.depth} brackets in each other`, next.column)
    this.#at++
    const inner = this.#any(depth + 1)
    if (!this.#take(')')) throw new QueryError('the bracket is not closed', next.column)
    return inner
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#at]?.kind !== kind) return false
    this.#at++
    return true
  }
}
