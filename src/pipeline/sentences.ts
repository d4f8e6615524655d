/** Sentences and their tokens with parts of speech, paragraph by paragraph (wink-nlp). */
import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import { type Pos, type Sentence, stage, type Token } from './stage.ts'

const nlp = winkNlp(model, ['sbd', 'pos'])
const { its } = nlp

export const sentences = stage('sentences', ['article'], ({ article }) => {
  const found: Sentence[] = []
  for (const [paragraph, { start, end }] of article.paragraphs.entries()) {
    const doc = nlp.readDoc(article.text.slice(start, end))
    const values = doc.tokens().out(its.value)
    const tags = doc.tokens().out(its.pos) as Pos[]
    const bounds = doc.sentences().out(its.span as never) as unknown as [number, number][]
    let at = start
    for (const [first, last] of bounds) {
      const tokens: Token[] = []
      for (let i = first; i <= last; i++) {
        const value = values[i]!
        if (tags[i] === 'SPACE' || value.trim() === '') continue
        // The tokenizer keeps every character of a token, so each is found where the last one ended or a little later.
        const from = article.text.indexOf(value, at)
        if (from < 0 || from + value.length > end) continue
        at = from + value.length
        tokens.push({ start: from, end: at, text: value, pos: tags[i]! })
      }
      if (tokens.length > 0) found.push({ start: tokens[0]!.start, end: at, paragraph, tokens })
    }
  }
  return found
})
