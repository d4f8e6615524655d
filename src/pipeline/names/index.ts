/** Finds the names of people, organisations and places: a linear-chain CRF over the tokens of each sentence, read twice. */
import { type Name, stage, type Token } from '../stage.ts'
import { DocumentWords, type Features, newFeatures, SentenceWords } from './features.ts'
import { decode, loadModel } from './model.ts'
import { loadTable } from './table.ts'
import { BEGIN, END, OUTSIDE, positionOf, SINGLE, tagCount, typeOf, types } from './tags.ts'
import { trim } from './trim.ts'
import { Votes } from './votes.ts'

const table = loadTable()
const model = loadModel()

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
  const found: Name[] = []
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
    const { start } = tokens[trimmed.first]!
    const { end } = tokens[trimmed.last]!
    found.push({ start, end, text: text.slice(start, end), type })
  }
  return found
}

export const names = stage('names', ['article', 'sentences'], ({ article: { text }, sentences }) => {
  const document = new DocumentWords(table, sentences)
  const features = newFeatures()
  const votes = new Votes()
  const firstReading = sentences.map(({ tokens }) => {
    const sentence = new SentenceWords(document, table, tokens)
    const scores = read(sentence, features)
    votes.add(sentence.words, decode(scores, tokens.length, model.transitions))
    return { tokens, words: sentence.words, scores }
  })
  return firstReading.flatMap(({ tokens, words, scores }) => {
    votes.apply(words, scores)
    return namesOf(tokens, decode(scores, tokens.length, model.transitions), text)
  })
})
