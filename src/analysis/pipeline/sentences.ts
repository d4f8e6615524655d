/** Sentences and their tokens with parts of speech, paragraph by paragraph (wink-nlp). */
import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import { wordList } from '../../data.ts'
import { type Pos, type Sentence, stage, type Token } from './stage.ts'

const nlp = winkNlp(model, ['sbd', 'pos'])
const { its } = nlp

/** wink-nlp's time grows with the square of a token's length, so what is longer than any word is hidden from it. */
const longRun = /\S{65,}/g
const standIn = 'X'

const abbreviations = new Set(wordList('sentences', 'abbreviations').map(([abbreviation]) => abbreviation!))

/** Quotes and brackets that may follow the end of a sentence or stand before the start of one. */
const mark = /^['"“”‘’«»()[\]]+$/

/** Whether two stretches that wink-nlp parted are one sentence: “No!” he said. / Rev. Ode / 1. Aims / bbc.co.uk */
function continues(before: readonly Token[], after: readonly Token[]): boolean {
  const next = after.find(({ text }) => !mark.test(text))
  if (!next) return false
  if (/^\p{Ll}/u.test(next.text)) return true
  let last = before.length - 1
  if (before[last]!.text === '.') last--
  if (last < 0) return false
  const word = before[last]!.text
  const closed = word.endsWith('.') ? word : `${word}${before[last + 1]?.text ?? ''}`
  return abbreviations.has(closed) || (last === 0 && before.length === 2 && /^\d{1,3}$/.test(word))
}

export const sentences = stage('sentences', ['article'], ({ article: { text, paragraphs } }) => {
  const found: Sentence[] = []
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    const raw = text.slice(start, end)
    const hidden = [...raw.matchAll(longRun)]
    const shown = hidden.length > 0 ? raw.replace(longRun, standIn) : raw
    const doc = nlp.readDoc(shown)
    const values = doc.tokens().out(its.value)
    const tags = doc.tokens().out(its.pos) as Pos[]
    const bounds = doc.sentences().out(its.span as never) as unknown as [number, number][]
    let at = 0
    // How far the offsets in `shown` lie behind those in `text`.
    let shift = start
    let next = 0
    for (const [first, last] of bounds) {
      const tokens: Token[] = []
      for (let i = first; i <= last; i++) {
        const value = values[i]!
        if (tags[i] === 'SPACE' || value.trim() === '') continue
        // The tokenizer keeps every character but white space.
        while (at < shown.length && !shown.startsWith(value, at)) at++
        if (at === shown.length) break
        const from = at + shift
        at += value.length
        while (hidden[next] && hidden[next]!.index + start < at + shift)
          shift += hidden[next++]![0].length - standIn.length
        tokens.push({ start: from, end: at + shift, text: text.slice(from, at + shift), pos: tags[i]! })
      }
      if (tokens.length === 0) continue
      const previous = found.at(-1)
      if (previous?.paragraph === paragraph && continues(previous.tokens, tokens)) {
        for (const token of tokens) previous.tokens.push(token)
        previous.end = tokens.at(-1)!.end
      } else found.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, paragraph, tokens })
    }
  }
  return found
})
