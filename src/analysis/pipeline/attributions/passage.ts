/** A paragraph as words that know the quotation, sentence, mention and time expression they stand in. */

import { afterDateline } from '../dateline.ts'
import { quotedStretches, type Stretch } from '../quotation-marks.ts'
import type { EntityDraft, Layers, Sentence, Token } from '../stage.ts'
import { isSaying, isSpeechForm } from './lexicon.ts'
import { posOf, saysFirst } from './parts-of-speech.ts'

export interface Word extends Token {
  lower: string
  /** Index of the quoted stretch it stands in, else -1. */
  stretch: number
  /** It is one of the stretch’s own marks, not inside it. */
  mark: 'open' | 'close' | null
  /** It stands in a time expression. */
  time: boolean
  /** Number of the name it belongs to, counted over the article, else -1. */
  name: number
  /** What kind of name that is. */
  type: EntityDraft['type'] | null
}

/** A sentence whose boundaries do not cut a quotation: indices of its first and last word. */
export interface Unit {
  first: number
  last: number
}

export interface QuotedWords extends Stretch {
  /** Indices of the first and last word inside the marks. */
  first: number
  last: number
}

export interface Passage {
  /** The article’s text, which all offsets point into. */
  text: string
  /** Index into the article’s paragraphs. */
  paragraph: number
  start: number
  end: number
  words: Word[]
  units: Unit[]
  stretches: QuotedWords[]
}

/** Longest sentence looked at in one go, in words; what is longer is cut, so that no search grows with the text. */
const longestUnit = 250

/** One passage a paragraph that has words. */
export function passagesOf({
  article,
  sentences,
  times,
  entities,
}: Pick<Layers, 'article' | 'sentences' | 'times' | 'entities'>): Passage[] {
  const names = inOrder(entities)
  const byParagraph = new Map<number, Sentence[]>()
  for (const sentence of sentences) {
    const list = byParagraph.get(sentence.paragraph)
    if (list) list.push(sentence)
    else byParagraph.set(sentence.paragraph, [sentence])
  }
  const ahead = { time: 0, name: 0 }
  const passages: Passage[] = []
  for (const [paragraph, { start, end }] of article.paragraphs.entries()) {
    const found = byParagraph.get(paragraph)
    if (!found) continue
    const stretches = quotedStretches(article.text, start, end)
    const own = stretches.length === 0 ? found : withMarks(found, stretches, article.text)
    let s = 0
    const words: Word[] = []
    const tokens: Token[] = []
    for (const sentence of own) for (const token of sentence.tokens) tokens.push(withoutPoint(token))
    const next = article.paragraphs[paragraph + 1]
    const goesOn = next !== undefined && /["“'‘«]/.test(article.text[next.start]!)
    let from = 0
    for (const [s, stretch] of stretches.entries()) {
      if (stretch.closed || (goesOn && s === stretches.length - 1)) continue
      while (from < tokens.length && tokens[from]!.start < stretch.start) from++
      stretches[s] = endedByFrame(stretch, tokens, from)
    }
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!
      while (s < stretches.length && stretches[s]!.close <= token.start) s++
      while (ahead.time < times.length && times[ahead.time]!.end <= token.start) ahead.time++
      while (ahead.name < names.length && names[ahead.name]!.end <= token.start) ahead.name++
      const stretch = stretches[s]
      const isName = ahead.name < names.length && names[ahead.name]!.start <= token.start
      const opens = saysFirst(tokens, i)
      const inMarks = stretch !== undefined && token.end > stretch.open
      words.push({
        start: token.start,
        end: token.end,
        text: token.text,
        pos: opens ? 'VERB' : posOf(tokens, i, isName, isName && names[ahead.name]!.end === token.end),
        lower: lowered(token.text),
        stretch: inMarks ? s : -1,
        mark: !inMarks ? null : token.end <= stretch.start ? 'open' : token.start >= stretch.end ? 'close' : null,
        time: ahead.time < times.length && times[ahead.time]!.start <= token.start,
        name:
          isName && !(token.pos === 'VERB' && words.at(-1)?.pos === 'PROPN' && isSpeechForm(token.text)) && !opens
            ? ahead.name
            : -1,
        type: isName ? names[ahead.name]!.type : null,
      })
    }
    const quoted = withWords(stretches, words)
    passages.push({ text: article.text, paragraph, start, end, words, stretches: quoted, units: unitsOf(words, own) })
  }
  return passages
}

/** A quotation whose closing mark is missing ends where somebody is said to say it: “We are late, said Ada Moss.” */
function endedByFrame(stretch: Stretch, tokens: readonly Token[], from: number): Stretch {
  for (let i = from; i + 2 < tokens.length && tokens[i]!.start < stretch.end; i++) {
    const { end, text } = tokens[i]!
    if (!/^[,?!]$/.test(text)) continue
    const [one, two] = [tokens[i + 1]!, tokens[i + 2]!]
    const inverted = isSaying(one) && one.pos === 'VERB' && /^(?:PROPN|DET)$/.test(two.pos)
    const plain = isFrameFrom(tokens, i + 1, stretch.end)
    if (inverted || plain) return { ...stretch, end, close: end, closed: true }
  }
  return stretch
}

/** “he said”, “Ada Moss told the Herald”: a pronoun or a name, and a verb of saying that ends the words or says who is told. */
function isFrameFrom(tokens: readonly Token[], from: number, end: number): boolean {
  let verb = from
  if (/^(?:he|she|they)$/.test(tokens[from]!.text)) verb++
  else while (verb < from + 4 && tokens[verb]?.pos === 'PROPN') verb++
  const next = tokens[verb + 1]
  if (verb === from || !isSaying(tokens[verb])) return false
  return !next || next.start >= end || /^[.,:]$/.test(next.text) || tokens[verb]!.text === 'told'
}

/** The sentences with each mark a word of its own. */
function withMarks(sentences: readonly Sentence[], stretches: readonly Stretch[], text: string): Sentence[] {
  const doubled = doubledMarks(stretches)
  const opened = new Map(stretches.map(({ open, start }) => [open, start]))
  return sentences.map((sentence) => withWholeMarks(withOpeningMarks(sentence, opened, text), doubled, text))
}

/** Where marks of two characters (“''”) begin, and where they end. */
function doubledMarks(stretches: readonly Stretch[]): ReadonlyMap<number, number> {
  const doubled = stretches.filter(({ open, start, end, close }) => start - open > 1 || close - end > 1)
  return new Map(doubled.flatMap(({ open, start, end, close }) => [[open, start] as const, [end, close] as const]))
}

/** The tokenizer leaves a single opening mark with the word behind it (“'A”); here the two are parted. */
function withOpeningMarks(sentence: Sentence, opened: ReadonlyMap<number, number>, text: string): Sentence {
  const joined = (token: Token) => token.end > (opened.get(token.start) ?? token.end)
  if (!sentence.tokens.some(joined)) return sentence
  return {
    ...sentence,
    tokens: sentence.tokens.flatMap((token) => {
      if (!joined(token)) return token
      const start = opened.get(token.start)!
      return [
        { ...token, end: start, text: text.slice(token.start, start), pos: 'PUNCT' },
        { ...token, start, text: text.slice(start, token.end) },
      ]
    }),
  }
}

/** The tokenizer parts doubled marks; here they are one word. */
function withWholeMarks(sentence: Sentence, doubled: ReadonlyMap<number, number>, text: string): Sentence {
  if (doubled.size === 0) return sentence
  const tokens: Token[] = []
  let mark: Token | null = null
  for (const token of sentence.tokens) {
    if (mark && token.end <= mark.end) continue
    const end = doubled.get(token.start)
    mark =
      end !== undefined && end > token.end && end <= sentence.end
        ? { ...token, end, text: text.slice(token.start, end), pos: 'PUNCT' }
        : null
    tokens.push(mark ?? token)
  }
  return { ...sentence, tokens }
}

/** The tokenizer takes “in.” at the end of a sentence for an abbreviation; the point is the sentence’s. */
function withoutPoint(token: Token): Token {
  if (!token.text.endsWith('.') || !/^\p{Ll}{2,}\.$/u.test(token.text)) return token
  return { start: token.start, end: token.end - 1, text: token.text.slice(0, -1), pos: token.pos }
}

function lowered(text: string): string {
  const lower = text.toLowerCase()
  return lower.includes('’') ? lower.replaceAll('’', "'") : lower
}

/** Mentions by name, by start; of overlapping ones the first. */
function inOrder(
  entities: readonly EntityDraft[],
): Pick<EntityDraft['mentions'][number] & EntityDraft, 'start' | 'end' | 'type'>[] {
  return entities
    .flatMap(({ mentions, type }) =>
      mentions.flatMap(({ start, end, kind }) => (kind === 'name' ? [{ start, end, type }] : [])),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end)
}

function withWords(stretches: readonly Stretch[], words: readonly Word[]): QuotedWords[] {
  const quoted = stretches.map((stretch) => ({ first: -1, last: -1, ...stretch }))
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (word.stretch < 0 || word.mark) continue
    const stretch = quoted[word.stretch]!
    if (stretch.first < 0) stretch.first = i
    stretch.last = i
  }
  return quoted
}

/** Where a place that opens the words ends. */
function placeEnd(words: readonly Word[]): number | undefined {
  if (words[0]?.type !== 'place') return undefined
  let last = 0
  while (words[last + 1]?.name === words[0].name) last++
  return words[last]!.end
}

/**
 * The sentences, joined where a boundary lies inside a quotation or before a word that goes on in lower case, and
 * parted where an abbreviation’s point ends the sentence before a quotation (“in Washington, D.C. “We …”).
 */
function unitsOf(words: readonly Word[], sentences: readonly Sentence[]): Unit[] {
  const units: Unit[] = []
  let first = afterDateline(words, placeEnd(words))
  const cut = (last: number) => {
    for (let i = first; i < last; i++) {
      if (
        words[i + 1]!.mark === 'open' &&
        words[i]!.stretch < 0 &&
        /\p{L}\.$/u.test(words[i]!.text) &&
        /^\p{Lu}/u.test(words[i + 2]?.text ?? '')
      ) {
        units.push({ first, last: i })
        first = i + 1
      }
    }
    for (; first <= last; first += longestUnit) units.push({ first, last: Math.min(last, first + longestUnit - 1) })
    first = last + 1
  }
  let at = -1
  for (const { tokens } of sentences) {
    at += tokens.length
    if (at < first) continue
    const here = words[at]!
    const after = words[at + 1]
    const inside = here.stretch >= 0 && here.mark !== 'close' && after?.stretch === here.stretch
    const goesOn =
      after !== undefined &&
      (/^\p{Ll}/u.test(after.text) ||
        /^[,;–—―]/.test(after.text) ||
        // “(D-N.Y.)”
        (after.start === here.end && /^\p{Lu}$|^\p{Lu}\.$/u.test(after.text)))
    if (after !== undefined && (inside || goesOn) && at + 1 - first < longestUnit) continue
    cut(at)
  }
  return units
}
