/** A paragraph as words that know the quotation, sentence, mention and time expression they stand in. */

import { isPastForm } from '../past-forms.ts'
import { quotedStretches, type Stretch } from '../quotation-marks.ts'
import type { EntityDraft, Layers, Sentence, Token } from '../stage.ts'
import { isSaying, isSpeechForm } from './lexicon.ts'

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

const closingMark = /^(?:["”’']|'')$/

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
    const stretches = quotedStretches(article.text, start, end)
    const doubled = doubledMarks(stretches)
    const opened = new Map(stretches.map(({ open, start }) => [open, start]))
    const own = byParagraph
      .get(paragraph)
      ?.map((sentence) => withWholeMarks(withOpeningMarks(sentence, opened, article.text), doubled, article.text))
    if (!own) continue
    let s = 0
    const words: Word[] = []
    const tokens = own.flatMap((sentence) => sentence.tokens).map(withoutPoint)
    const next = article.paragraphs[paragraph + 1]
    const last = stretches.at(-1)
    if (last && !last.closed && !(next && /["“'‘«]/.test(article.text[next.start]!)))
      stretches.push(endedByFrame(stretches.pop()!, tokens))
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
function endedByFrame(stretch: Stretch, tokens: readonly Token[]): Stretch {
  for (let i = 1; i + 2 < tokens.length; i++) {
    const { start, end, text } = tokens[i]!
    if (start < stretch.start || !/^[,?!]$/.test(text)) continue
    const [one, two, three] = [tokens[i + 1]!, tokens[i + 2]!, tokens[i + 3]]
    const inverted = isSaying(one) && one.pos === 'VERB' && /^(?:PROPN|DET)$/.test(two.pos)
    const plain = /^(?:he|she|they)$/.test(one.text) && isSaying(two) && (!three || /^[.,:]$/.test(three.text))
    if (inverted || plain) return { ...stretch, end, close: end, closed: true }
  }
  return stretch
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

/**
 * A name is a name whatever its words are elsewhere (“Josh”, “Mark Page”), known or told by capitals amid lower case;
 * `endsName` where one ends with the token.
 */
function posOf(tokens: readonly Token[], i: number, isName: boolean, endsName: boolean): Token['pos'] {
  const { pos, text } = tokens[i]!
  // “Holt's said”, where that is what the shop is called
  const owns =
    /^(?:NOUN|PROPN|ADJ|NUM)$/.test(tokens[i + 1]?.pos ?? '') || /^been$|ing$/.test(tokens[i + 1]?.text ?? '')
  if (endsName && !owns && pos === 'PART' && /^['’]s$/i.test(text)) return 'PROPN'
  if (isInCompound(tokens, i) || standsBeforeName(tokens, i) || standsForBearer(tokens, i)) return 'NOUN'
  if (isTitle(tokens, i)) return 'NOUN'
  if (qualifiesOffice(tokens, i)) return 'ADJ'
  // “a plan that traders branded “madness””
  const opens = /^[“"‘']$/.test(tokens[i + 1]?.text ?? '') && /^(?:NOUN|PROPN)$/.test(tokens[i - 1]?.pos ?? '')
  if (pos === 'ADJ' && opens && /[^s]s$/.test(tokens[i - 1]!.text) && isPastForm(text)) return 'VERB'
  // “said earlier attempts had failed”
  const isAhead = (at: number) => /^(?:earlier|later)$/.test(tokens[at]?.text ?? '') && isSaying(tokens[at - 1])
  if (isAhead(i) && /s$/.test(tokens[i + 1]?.text ?? '') && tokens[i + 2]?.pos === 'AUX') return 'ADJ'
  if (pos === 'VERB' && isAhead(i - 1) && /s$/.test(text) && tokens[i + 1]?.pos === 'AUX') return 'NOUN'
  // “said the Leeds regular,”
  const ends = /^[.,]$/.test(tokens[i + 1]?.text ?? '.') || tokens[i + 1]!.pos === 'AUX' || isSaying(tokens[i + 1])
  if (pos === 'ADJ' && ends && tokens[i - 1]?.pos === 'PROPN' && tokens[i - 2]?.pos === 'DET') return 'NOUN'
  // “members of the group chat said”, “the forward can”
  const verbs =
    pos === 'VERB' && !/(?:ed|ing|s)$/.test(text) && tokens[i - 1]?.pos === 'NOUN' && isSaying(tokens[i + 1])
  if (verbs || (pos === 'ADV' && tokens[i - 1]?.pos === 'DET' && tokens[i + 1]?.pos === 'AUX')) return 'NOUN'
  // “said its lead investigator”
  const bare = pos === 'VERB' && tokens[i + 1]?.pos === 'NOUN' && !/(?:ed|ing)$/.test(text)
  if (bare && /^(?:its|his|her|their|our|my|your)$/i.test(tokens[i - 1]?.text ?? '')) return 'ADJ'
  // “an email to staff”
  if (pos === 'VERB' && text === 'staff' && tokens[i - 1]?.text === 'to' && tokens[i - 2]?.pos === 'NOUN') return 'NOUN'
  // “according to people familiar with it”: no infinitive
  if (pos === 'VERB' && tokens[i - 1]?.text === 'to' && /^according$/i.test(tokens[i - 2]?.text ?? ''))
    return tokens[i + 1]?.pos === 'NOUN' ? 'ADJ' : 'NOUN'
  if (pos === 'PROPN' || pos === 'PUNCT' || !/^\p{Lu}/u.test(text)) return pos
  // “…,” Fed governor Bo Vale said: a capital amid a sentence
  const amidst = i > 1 && closingMark.test(tokens[i - 1]!.text) && tokens[i - 2]!.text === ','
  if (pos === 'VERB' && amidst && /^(?:NOUN|PROPN)$/.test(tokens[i + 1]?.pos ?? '')) return 'PROPN'
  // “the Minister of Works, Ada Moss,”
  if (pos === 'VERB' && tokens[i - 1]?.text === 'of') return 'PROPN'
  // “…,” Read said
  if (pos === 'VERB' && i > 0 && /\P{L}$/u.test(tokens[i - 1]!.text) && isSaying(tokens[i + 1])) return 'PROPN'
  if (!isName && i > 0 && /^(?:VERB|NOUN|ADJ|ADV)$/.test(pos) && isSoleSurname(tokens, i)) return 'PROPN'
  // “Former Clerk Says”: the verb of a headline is no part of the name.
  if (isName && pos === 'VERB' && isSpeechForm(text) && tokens[i - 1]?.pos === 'PROPN') return pos
  if (isName) return /^(?:DET|PART|CCONJ|NUM)$/.test(pos) ? pos : 'PROPN'
  const amid = pos === 'VERB' && /^\p{Ll}/u.test(tokens[i - 1]?.text ?? '') && tokens[i + 1]?.pos === 'PROPN'
  return amid ? 'PROPN' : pos
}

/** A word with a capital amid a sentence says it, whatever else it means: “said Read.”, “but Close said”. */
function isSoleSurname(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1]!, tokens[i + 1]]
  if (!/^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text)) return false
  if (/^\p{Ll}/u.test(before.text) && isSaying(before)) return next === undefined || next.pos === 'PUNCT'
  return next !== undefined && /^\p{Ll}/u.test(next.text) && isSaying(next) && /^(?:CCONJ|SCONJ)$/.test(before.pos)
}

/** “Said Ada Moss, “…”: the verb before its subject opens the sentence. */
function saysFirst(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  if (!next || !isSaying(tokens[i]) || !/^\p{Lu}\p{Ll}+$/u.test(tokens[i]!.text)) return false
  if ((before && !/^[.!?”"'’…]+$/.test(before.text)) || !/^(?:PROPN|DET|NUM)$/.test(next.pos)) return false
  for (let k = i + 2; k < tokens.length && k < i + 24; k++) {
    if (/^[“"‘']$/.test(tokens[k]!.text)) return /^[,:]$/.test(tokens[k - 1]!.text)
    if (/^[.!?;]$/.test(tokens[k]!.text)) return false
  }
  return false
}

/** What a speaker is, before the name and beside a quotation: “…,” said skipper Bo Vale; “…,” lead nurse Bo Vale said. */
function standsBeforeName(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  if (pos !== 'VERB' || !/^\p{Ll}+(?<!ing)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  const named = tokens[i + 1]?.pos === 'PROPN' || (tokens[i + 1]?.pos === 'NOUN' && tokens[i + 2]?.pos === 'PROPN')
  const mark = isSaying(tokens[i - 1]) ? i - 2 : i - 1
  return named && closingMark.test(tokens[mark]?.text ?? '') && /[,.!?…]$/.test(tokens[mark - 1]?.text ?? '')
}

/** A title at the start of its clause whose bearer does something: “when judge Bo Vale told them”. */
function isTitle(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  const before = tokens[i - 1]
  if (pos !== 'VERB' || !/^\p{Ll}+(?<!ing|s)$/u.test(text) || isPastForm(text) || isSaying(tokens[i])) return false
  if (!before || !(before.pos === 'SCONJ' || /^(?:when|where|,)$/i.test(before.text))) return false
  let after = i + 1
  while (tokens[after]?.pos === 'PROPN') after++
  if (after === i + 1) return false
  while (tokens[after]?.pos === 'ADV') after++
  return /^(?:VERB|AUX)$/.test(tokens[after]?.pos ?? '')
}

/**
 * Part of an office before a name: “…,” said managing director Bo Vale; “…,” acting mayor Bo Vale said; “Chief operating
 * officer Bo Vale”.
 */
function qualifiesOffice(tokens: readonly Token[], i: number): boolean {
  const { pos, text } = tokens[i]!
  const before = tokens[i - 1]
  if (pos !== 'VERB' || !/^\p{Ll}+ing$/u.test(text) || tokens[i + 1]?.pos !== 'NOUN') return false
  let name = i + 2
  while (tokens[name]?.pos === 'NOUN' && name < i + 4) name++
  if (/^chief$/i.test(before?.text ?? '')) return true
  return tokens[name]?.pos === 'PROPN' && (isSaying(before) || closingMark.test(before?.text ?? ''))
}

/** An adjective that stands for its bearer: “the general said”, “the premier will say”, “the director-general, Bo Vale”, “chief of staff”. */
function standsForBearer(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]]
  const { pos } = tokens[i]!
  if ((pos !== 'ADJ' && pos !== 'VERB') || !next || isSaying(tokens[i])) return false
  if (/^chief$/i.test(tokens[i]!.text) && next.text === 'of') return true
  const hyphen = before?.text === '-' && before.end === tokens[i]!.start && tokens[i - 2]?.pos === 'NOUN'
  if (!hyphen && (before?.pos !== 'DET' || pos === 'VERB')) return false
  return (
    next.pos === 'AUX' ||
    (next.pos === 'VERB' && isSaying(next)) ||
    (next.text === ',' && tokens[i + 2]?.pos === 'PROPN')
  )
}

/** A word of a compound that stands for somebody: “the 54-year-old”, “a mother-of-two”. */
function isInCompound(tokens: readonly Token[], i: number): boolean {
  const hyphen = tokens[i - 1]
  const token = tokens[i]!
  if (hyphen?.text !== '-' || hyphen.end !== token.start || tokens[i - 2]?.end !== hyphen.start) return false
  if (token.text === 'old') return /^years?$/.test(tokens[i - 2]!.text)
  const next = tokens[i + 1]
  const of = /^(?:of|at|in)$/
  if (of.test(token.text)) return next?.text === '-' && next.start === token.end
  return of.test(tokens[i - 2]!.text) && tokens[i - 3]?.text === '-'
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

/** Index of the first word after a dateline (“LONDON (AP) — …”), 0 without one. */
function afterDateline(words: readonly Word[]): number {
  if (!/^\p{Lu}{3,}/u.test(words[0]?.text ?? '')) return 0
  for (let i = 1; i < words.length - 1 && i < 12; i++) {
    const { text, start, stretch } = words[i]!
    if (stretch >= 0) return 0
    if (/^(?:[-–—―]|--)$/.test(text) && start > words[i - 1]!.end) return i + 1
  }
  return 0
}

/**
 * The sentences, joined where a boundary lies inside a quotation or before a word that goes on in lower case, and
 * parted where an abbreviation’s point ends the sentence before a quotation (“in Washington, D.C. “We …”).
 */
function unitsOf(words: readonly Word[], sentences: readonly Sentence[]): Unit[] {
  const units: Unit[] = []
  let first = afterDateline(words)
  const cut = (last: number) => {
    for (let i = first; i < last; i++) {
      if (
        /\p{L}\.$/u.test(words[i]!.text) &&
        words[i]!.stretch < 0 &&
        words[i + 1]!.mark === 'open' &&
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
