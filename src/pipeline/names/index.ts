/** Finds the names of people, organisations and places: a linear-chain CRF over the tokens of each sentence. */
import { type Name, stage } from '../stage.ts'
import { DocumentWords, newFeatures, SentenceWords } from './features.ts'
import { decode, loadModel } from './model.ts'
import { loadTable } from './table.ts'
import { END, OUTSIDE, positionOf, SINGLE, tagCount, typeOf, types } from './tags.ts'

const table = loadTable()
const model = loadModel()

export const names = stage('names', ['article', 'sentences'], ({ article, sentences }) => {
  const found: Name[] = []
  const document = new DocumentWords(table, sentences)
  const features = newFeatures()
  for (const { tokens } of sentences) {
    const words = new SentenceWords(document, table, tokens)
    const scores = new Float64Array(tokens.length * tagCount)
    for (let i = 0; i < tokens.length; i++) {
      words.extract(i, features)
      model.score(features, scores, i * tagCount)
    }
    const tags = decode(scores, tokens.length, model.transitions)
    let first = 0
    for (const [i, tag] of tags.entries()) {
      if (tag === OUTSIDE) continue
      const position = positionOf(tag)
      if (position !== END && position !== SINGLE) {
        if (position === 0) first = i
        continue
      }
      const type = types[typeOf(tag)]!
      if (type === 'other') continue
      const { start } = tokens[position === SINGLE ? i : first]!
      const { end } = tokens[i]!
      found.push({ start, end, text: article.text.slice(start, end), type })
    }
  }
  return found
})
