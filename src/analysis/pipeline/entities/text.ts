/** The article's tokens as one list, with what each stands in: sentence, quotation. */
import { quotedStretches } from '../quotation-marks.ts'
import type { ArticleLayer, Sentence, Token } from '../stage.ts'

export interface Text {
  text: string
  tokens: readonly Token[]
  /** Index into `sentences`, by token. */
  sentenceOf: readonly number[]
  /** First token of each sentence, and one past the last token of the last one. */
  firstOf: readonly number[]
  /** Paragraph of each sentence. */
  paragraphOf: readonly number[]
  /** Number of the quotation a token stands in, -1 outside quotation marks. */
  quoteOf: readonly number[]
  /** Number of words outside of quotation marks before each token; one entry more than there are tokens. */
  toldBefore: readonly number[]
}

export function textOf(article: ArticleLayer, sentences: readonly Sentence[]): Text {
  const tokens: Token[] = []
  const sentenceOf: number[] = []
  const firstOf: number[] = []
  for (const [i, sentence] of sentences.entries()) {
    firstOf.push(tokens.length)
    for (const token of sentence.tokens) {
      tokens.push(token)
      sentenceOf.push(i)
    }
  }
  firstOf.push(tokens.length)
  const paragraphOf = sentences.map((sentence) => sentence.paragraph)
  const quoteOf = quotations(article, tokens)
  const toldBefore = [0]
  for (let i = 0; i < tokens.length; i++)
    toldBefore.push(toldBefore[i]! + (quoteOf[i]! < 0 && tokens[i]!.pos !== 'PUNCT' ? 1 : 0))
  return {
    text: article.text,
    tokens,
    sentenceOf,
    firstOf,
    paragraphOf,
    quoteOf,
    toldBefore,
  }
}

/** The token behind an age and its comma that stand at an index (“Ada Moss, | 54, | of Leeds”); the index where none does. */
export function afterAge(tokens: readonly Token[], at: number): number {
  return tokens[at]?.pos === 'NUM' && tokens[at + 1]?.text === ',' ? at + 2 : at
}

/** The sentence tells something outside of quotation marks. */
export function tells({ firstOf, toldBefore }: Text, sentence: number): boolean {
  return toldBefore[firstOf[sentence + 1]!]! > toldBefore[firstOf[sentence]!]!
}

/** Which quotation each token stands in, with its marks; -1 outside of all. */
function quotations({ text, paragraphs }: ArticleLayer, tokens: readonly Token[]): number[] {
  const stretches = paragraphs.flatMap(({ start, end }) => quotedStretches(text, start, end))
  let next = 0
  return tokens.map(({ start, end }) => {
    while (next < stretches.length && stretches[next]!.close <= start) next++
    return next < stretches.length && end > stretches[next]!.open ? next : -1
  })
}

/** Index of the first token that ends after `offset` (tokens in order), from `from` on. */
export function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.end <= offset) low = middle + 1
    else high = middle
  }
  return low
}
