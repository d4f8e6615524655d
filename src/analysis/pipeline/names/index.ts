/** Finds the names of people, organisations and places: a linear-chain CRF over the tokens of each sentence, read twice. */
import { type Name, stage, type Token } from '../stage.ts'
import { followsAddress, isAddress } from './address.ts'
import { datelinePlace } from './dateline.ts'
import { DocumentWords, type Features, newFeatures, SentenceWords } from './features.ts'
import { loadLexicon } from './lexicon.ts'
import { decode, loadModel } from './model.ts'
import { bearerOfOffice, beforeOffice, bodyBefore } from './office.ts'
import { loadTable } from './table.ts'
import { BEGIN, END, OUTSIDE, positionOf, SINGLE, type TaggedType, tagCount, typeOf, types } from './tags.ts'
import { trim } from './trim.ts'
import { Votes } from './votes.ts'

const table = loadTable()
const lexicon = loadLexicon()
const model = loadModel()

/** A name by its first and last token. */
interface Tagged {
  first: number
  last: number
  type: TaggedType
}

const spread = ({ first, last }: Tagged) => Array.from({ length: last - first + 1 }, (_, i) => first + i)

/** Scores of the tags of each token of a sentence. */
function read(words: SentenceWords, features: Features): Float64Array {
  const n = words.words.length
  const scores = new Float64Array(n * tagCount)
  for (let i = 0; i < n; i++) {
    words.extract(i, features)
    model.score(features, scores, i * tagCount)
  }
  return scores
}

/** The names that a sequence of tags marks, without titles, articles and possessives. */
function markedBy(tokens: readonly Token[], tags: Uint8Array): Tagged[] {
  const marked: Tagged[] = []
  let first = 0
  for (const [i, tag] of tags.entries()) {
    if (tag === OUTSIDE) continue
    const position = positionOf(tag)
    if (position === BEGIN || position === SINGLE) first = i
    if (position !== END && position !== SINGLE) continue
    const type = types[typeOf(tag)]!
    const trimmed = trim(tokens, first, i, type)
    if (!trimmed) continue
    const bearer =
      type === 'person' || type === 'organisation' ? bearerOfOffice(table, tokens, trimmed.first, trimmed.last) : null
    marked.push(bearer === null ? { ...trimmed, type } : { first: bearer, last: trimmed.last, type: 'person' })
  }
  return marked
}

/** The names with what a form of address makes a person, and bodies whose offices stand before their bearers. */
function withNeighbours(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const at = new Map(marked.flatMap((name) => spread(name).map((i) => [i, name] as const)))
  const out = marked.map((name) => {
    const first = name.first < name.last && isAddress(tokens[name.first]!) ? name.first + 1 : name.first
    return followsAddress(tokens, first) ? { first, last: name.last, type: 'person' as const } : name
  })
  for (let i = 1; i < tokens.length; i++)
    if (!at.has(i) && followsAddress(tokens, i)) out.push({ first: i, last: i, type: 'person' })
  for (const { first, type } of [...out]) {
    const body = type === 'person' ? bodyBefore(table, tokens, first) : null
    if (body !== null && !at.has(body)) out.push({ first: body, last: body, type: 'organisation' })
  }
  return out.sort((a, b) => a.first - b.first)
}

/** The names that a sequence of tags marks, without those of the type `other`. */
function namesOf(tokens: readonly Token[], tags: Uint8Array, text: string): Name[] {
  const marked = withNeighbours(tokens, markedBy(tokens, tags))
  return marked.flatMap(({ first, last, type }, i) => {
    if (type === 'other') return []
    const next = marked[i + 1]
    const end =
      type === 'organisation' && next?.type === 'person' && next.first === last + 1
        ? beforeOffice(table, tokens, first, last)
        : last
    if (end < first) return []
    const span = { start: tokens[first]!.start, end: tokens[end]!.end }
    return [{ ...span, text: text.slice(span.start, span.end), type }]
  })
}

/** Names of a paragraph’s first sentence with the dateline’s place as a place. */
function withDateline(names: Name[], tokens: readonly Token[], text: string): Name[] {
  const count = datelinePlace(table, tokens)
  if (count === 0) return names
  const { start } = tokens[0]!
  const { end } = tokens[count - 1]!
  return [{ start, end, text: text.slice(start, end), type: 'place' }, ...names.filter((name) => name.start >= end)]
}

export const names = stage('names', ['article', 'sentences'], ({ article: { text }, sentences }) => {
  const document = new DocumentWords(table, lexicon, sentences)
  const features = newFeatures()
  const votes = new Votes()
  const firstReading = sentences.map(({ tokens, paragraph }, i) => {
    const sentence = new SentenceWords(document, table, tokens)
    const scores = read(sentence, features)
    votes.add(sentence.words, decode(scores, tokens.length, model.transitions))
    return { tokens, words: sentence.words, scores, opens: paragraph !== sentences[i - 1]?.paragraph }
  })
  return firstReading.flatMap(({ tokens, words, scores, opens }) => {
    votes.apply(words, scores)
    const found = namesOf(tokens, decode(scores, tokens.length, model.transitions), text)
    return opens ? withDateline(found, tokens, text) : found
  })
})
