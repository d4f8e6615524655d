/** Sentences and their tokens with parts of speech, paragraph by paragraph (wink-nlp). */
import { alternatives, wordList } from '../../../data.ts'
import { type Pos, type Sentence, stage, type Token } from '../stage.ts'
import { showTo } from './shown.ts'
import { newTagger } from './tagger.ts'

const abbreviations = new Set(wordList('sentences', 'abbreviations').map(([abbreviation]) => abbreviation!))

/** Legal forms of firms, and the titles that may follow one within a sentence (“Inc. Chief Executive Ada Moss”). */
const closing = new Set(wordList('sentences', 'closing-abbreviations').map(([abbreviation]) => abbreviation!))
const titles = new Set(wordList('names', 'title').map(([title]) => title!.toLowerCase()))

/** A name with a prefix, which wink-nlp takes for one word: “ex-Chelsea”. */
const prefixed = new RegExp(`^(${alternatives('sentences', 'prefixes')})([-‑])(?=\\p{Lu})`, 'iu')

/** What wink-nlp may have taken for one word, or “):” for a face. */
const joined = /[-‑]|^\)[:;]$/

/**
 * The token; prefix, hyphen and name when it is these (a prefix in capitals within a sentence is part of the name); a bracket
 * and the colon behind it.
 */
function partsOf(token: Token, opens: boolean): Token[] {
  const part = (from: number, to: number, pos: Pos): Token => ({
    start: token.start + from,
    end: token.start + to,
    text: token.text.slice(from, to),
    pos,
  })
  if (token.text.startsWith(')')) return [part(0, 1, 'PUNCT'), part(1, token.text.length, 'PUNCT')]
  const [whole, prefix] = prefixed.exec(token.text) ?? []
  if (whole === undefined || (!opens && /^\p{Lu}/u.test(whole))) return [token]
  const at = prefix!.length
  return [part(0, at, 'ADJ'), part(at, whole.length, 'PUNCT'), part(whole.length, token.text.length, token.pos)]
}

/** Quotes and brackets that may follow the end of a sentence or stand before the start of one. */
const mark = /^['"“”‘’«»()[\]]+$/

/** “VLTR.PA”: the ticker symbol of a share with the letters of its exchange. */
const isSymbol = (before: readonly Token[], next: Token): boolean =>
  before.at(-1)!.text === '.' &&
  before.at(-1)!.end === next.start &&
  /^\p{Lu}{2,5}$/u.test(before.at(-2)?.text ?? '') &&
  /^\p{Lu}{1,2}$/u.test(next.text)

/** Whether two stretches that wink-nlp parted are one sentence: “No!” he said. / Rev. Ode / 1. Aims / bbc.co.uk */
function continues(before: readonly Token[], after: readonly Token[]): boolean {
  const next = after.find(({ text }) => !mark.test(text))
  if (!next) return false
  // “Pell Bros. Inc.”
  if (/^\p{Ll}/u.test(next.text) || closing.has(next.text) || isSymbol(before, next)) return true
  let last = before.length - 1
  if (before[last]!.text === '.') last--
  if (last < 0) return false
  const word = before[last]!.text
  const closed = word.endsWith('.') ? word : `${word}${before[last + 1]?.text ?? ''}`
  return abbreviations.has(closed) || (last === 0 && before.length === 2 && /^\d{1,3}$/.test(word))
}

/** Whether wink-nlp parted initials: “D-N.” / “Y. The count”, “a Ph.” / “D. He left”. */
const isTorn = (before: readonly Token[], [next]: readonly Token[]): boolean =>
  before.at(-1)!.text === '.' && before.at(-1)!.end === next!.start && /^\p{Lu}\.$/u.test(next!.text)

/** In characters. What runs on longer is no sentence; taken for one, each of its parts would be related to every other. */
export const LONGEST_SENTENCE = 2000

/** A sentence in pieces that are no longer than sentences are. */
function bounded(sentence: Sentence): Sentence[] {
  if (sentence.end - sentence.start <= LONGEST_SENTENCE) return [sentence]
  const pieces: Sentence[] = []
  for (const token of sentence.tokens) {
    const piece = pieces.at(-1)
    if (piece && token.end - piece.start <= LONGEST_SENTENCE) {
      piece.tokens.push(token)
      piece.end = token.end
    } else pieces.push({ ...sentence, start: token.start, end: token.end, tokens: [token] })
  }
  return pieces
}

/** Whether a sentence begins at token `i` behind a legal form: “… of Tolland Paper Co. Owners were paid in cash.” */
function beginsBehindForm(values: readonly string[], tags: readonly string[], i: number): boolean {
  if (!closing.has(values[i - 1]!)) return false
  const word = values[i]!
  if (!/^\p{Lu}\p{Ll}/u.test(word) || closing.has(word) || titles.has(word.toLowerCase())) return false
  // A verb, or what a noun in the plural has behind it.
  return (
    /^\p{Ll}/u.test(values[i + 1]!) &&
    (/^(?:AUX|VERB)$/.test(tags[i + 1]!) || (tags[i + 1] === 'ADP' && word.endsWith('s')))
  )
}

/** Whether a sentence begins at token `i` behind the network called X: “wrote on X. Mice …” */
const beginsBehindNetwork = (values: readonly string[], i: number): boolean =>
  values[i - 1] === 'X.' && /^(?:on|to|via|from)$/.test(values[i - 2] ?? '') && /^\p{Lu}/u.test(values[i]!)

/** Whether a sentence begins at token `i` behind a clock time written without points: “found at 7pm. Volunteers …” */
const beginsBehindClock = (values: readonly string[], i: number): boolean =>
  /^\d{1,2}(?:[:.]\d\d)?[ap]m\.$/i.test(values[i - 1]!) && /^\p{Lu}\p{Ll}/u.test(values[i]!)

/** A clock time in the clause of a verb: “left at 8 p.m.”, not “at 8 p.m.”, “the 8 p.m.”; and what belongs to the time. */
const beforeTime = /^(?:at|by|around|about|until|before|after|since)$/
const zone =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Mountain|Pacific|Greenwich|British|Local|Universal)$/

/** How far on either side a verb is looked for, in tokens. */
const longestPart = 60

/** Whether a sentence begins at token `i` behind “a.m.”: “met at 8 a.m. Linebacker Ada Moss said”, each part with its verb. */
function beginsBehindNoon(values: readonly string[], tags: readonly string[], from: number, i: number, last: number) {
  if (!/^[ap]\.m\.$/i.test(values[i - 1]!) || !/^\p{Lu}\p{Ll}/u.test(values[i]!) || zone.test(values[i]!)) return false
  const preposition = beforeTime.test(values[i - 3] ?? '') ? i - 3 : i - 4
  if (preposition <= from || !beforeTime.test(values[preposition]!)) return false
  if (!/^(?:NOUN|VERB|ADV|PRON|PROPN)$/.test(tags[preposition - 1]!)) return false
  const told = tags.slice(Math.max(from, preposition - longestPart), preposition)
  const goesOn = tags.slice(i, Math.min(last + 1, i + longestPart))
  return [told, goesOn].every((part) => part.some((tag) => /^(?:AUX|VERB)$/.test(tag)))
}

/** A sentence of wink-nlp, parted where legal forms end one, X or a clock time. */
function partedAtForms(values: readonly string[], tags: readonly string[], first: number, last: number) {
  const parts: [number, number][] = []
  let from = first
  for (let i = first + 1; i < last; i++)
    if (
      beginsBehindForm(values, tags, i) ||
      beginsBehindNetwork(values, i) ||
      beginsBehindClock(values, i) ||
      beginsBehindNoon(values, tags, from, i, last)
    ) {
      parts.push([from, i - 1])
      from = i
    }
  return [...parts, [from, last]] as const
}

export const sentences = stage('sentences', ['article'], ({ article: { text, paragraphs } }) => {
  const found: Sentence[] = []
  const tag = newTagger()
  for (const [paragraph, { start, end }] of paragraphs.entries()) {
    const { shown, edits } = showTo(text.slice(start, end))
    const { values, tags, sentences } = tag(shown)
    let at = 0
    let edited = 0
    let shift = start
    /** Where in the text an offset in `shown` lies; asked in order. */
    const inText = (offset: number): number => {
      while (edited < edits.length && edits[edited]!.at <= offset) shift += edits[edited++]!.by
      return offset + shift
    }
    const parted = sentences.flatMap(([first, last]) => partedAtForms(values, tags, first, last))
    for (const [first, last] of parted) {
      const tokens: Token[] = []
      for (let i = first; i <= last; i++) {
        const value = values[i]!
        if (tags[i] === 'SPACE' || value.trim() === '') continue
        // The tokenizer keeps every character but white space.
        while (at < shown.length && !shown.startsWith(value, at)) at++
        if (at === shown.length) break
        const from = inText(at)
        at += value.length
        const to = inText(at)
        const token = { start: from, end: to, text: text.slice(from, to), pos: tags[i]! }
        if (joined.test(token.text)) tokens.push(...partsOf(token, tokens.length === 0))
        else tokens.push(token)
      }
      if (tokens.length === 0) continue
      const previous = found.at(-1)
      const sameParagraph = previous?.paragraph === paragraph
      const torn = sameParagraph && isTorn(previous.tokens, tokens)
      if (torn) {
        previous.tokens.push(tokens.shift()!)
        previous.end = previous.tokens.at(-1)!.end
        if (tokens.length === 0) continue
      }
      const opens = torn && /^\p{Lu}/u.test(tokens[0]!.text)
      if (sameParagraph && !opens && (torn || continues(previous.tokens, tokens))) {
        for (const token of tokens) previous.tokens.push(token)
        previous.end = tokens.at(-1)!.end
      } else found.push({ start: tokens[0]!.start, end: tokens.at(-1)!.end, paragraph, tokens })
    }
  }
  return found.flatMap(bounded)
})
