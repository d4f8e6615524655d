/** Finds the names of people, organisations and places: a linear-chain CRF over the tokens of each sentence, read twice. */
import { type Name, stage, type Token } from '../stage.ts'
import { datelinePlace } from './dateline.ts'
import { DocumentWords, type Features, newFeatures, SentenceWords } from './features.ts'
import { decode, loadModel } from './model.ts'
import { bearerOfOffice, beforeOffice } from './office.ts'
import { loadTable } from './table.ts'
import { BEGIN, END, OUTSIDE, positionOf, SINGLE, tagCount, typeOf, types } from './tags.ts'
import { trim } from './trim.ts'
import { Votes } from './votes.ts'

const table = loadTable()
const model = loadModel()

/** A name by its first and last token. */
interface Trimmed {
  first: number
  last: number
  type: Name['type']
}

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

/** The names that a sequence of tags marks, without those of the type `other`. */
function namesOf(tokens: readonly Token[], tags: Uint8Array, text: string): Name[] {
  const marked: Trimmed[] = []
  let first = 0
  for (const [i, tag] of tags.entries()) {
    if (tag === OUTSIDE) continue
    const position = positionOf(tag)
    if (position === BEGIN || position === SINGLE) first = i
    if (position !== END && position !== SINGLE) continue
    const type = types[typeOf(tag)]!
    if (type === 'other') continue
    const trimmed = trim(tokens, first, i, type)
    if (!trimmed) continue
    const bearer = type === 'place' ? null : bearerOfOffice(table, tokens, trimmed.first, trimmed.last)
    marked.push(bearer === null ? { ...trimmed, type } : { first: bearer, last: trimmed.last, type: 'person' })
  }
  return marked.flatMap(({ first, last, type }, i) => {
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
  const document = new DocumentWords(table, sentences)
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
