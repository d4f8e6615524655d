/** The features of each token of a sentence, as 32-bit hashes. The model knows nothing else of the text. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { hashText, mix } from './hash.ts'
import { type Lexicon, NO_PRIOR, shareOf } from './lexicon.ts'
import { addToPhrase, bit, emptyPhrase, type PhraseTable, phraseKey } from './table.ts'
import { types } from './tags.ts'
import { describe, INITIAL, LOWER, MARK, MIXED, NUMBER, UPPER, type Word } from './words.ts'

const PHRASE_LISTS =
  bit('country') |
  bit('city') |
  bit('town') |
  bit('division') |
  bit('landform') |
  bit('person') |
  bit('organisation') |
  bit('matter')
const TITLE = bit('title')
const GIVEN = bit('given')
const SURNAME = bit('surname')
const HEAD = bit('head')
const SITE = bit('site')
const longestPhrase = 6

/** What the document shows of a form, over all its occurrences. */
const SEEN_LOWER = 1
const SEEN_MIDDLE = 2
const AFTER_TITLE = 4
const AFTER_GIVEN = 8
const BEFORE_SURNAME = 16
const AFTER_PLACE_PREPOSITION = 32
const BEFORE_SPEECH = 64
const IN_BRACKETS = 128
const RUN_WITH_HEAD = 256
const RUN_WITH_SITE = 512
const IN_LONG_RUN = 1024

/** Hashes of the words of a list, to be compared with `Word.lower`. */
const hashesOf = (list: string) => new Set(wordList('names', list).map(([word]) => hashText(word!)))
const placePrepositions = hashesOf('preposition')
const inner = hashesOf('particle')
/** `Word.verb` of verbs of saying. */
const COMMUNICATION = 4

export const isCapital = (word: Word): boolean => word.kind === INITIAL || word.kind === UPPER || word.kind === MIXED

/** The words of a document and what it shows of each form. */
export class DocumentWords {
  readonly #table: PhraseTable
  readonly #lexicon: Lexicon
  readonly #words = new Map<string, Word>()
  readonly #sentences = new Map<readonly Token[], Word[]>()
  readonly #shown = new Map<number, number>()

  constructor(table: PhraseTable, lexicon: Lexicon, sentences: readonly { tokens: readonly Token[] }[]) {
    this.#table = table
    this.#lexicon = lexicon
    for (const { tokens } of sentences) this.#look(tokens)
  }

  #word(text: string): Word {
    let word = this.#words.get(text)
    if (!word) {
      word = describe(text, this.#table, this.#lexicon)
      this.#words.set(text, word)
    }
    return word
  }

  shown(word: Word): number {
    return this.#shown.get(word.lower) ?? 0
  }

  #show(word: Word, bits: number): void {
    this.#shown.set(word.lower, (this.#shown.get(word.lower) ?? 0) | bits)
  }

  /** The words of a sentence of the document. */
  wordsOf(tokens: readonly Token[]): Word[] {
    return this.#sentences.get(tokens) ?? tokens.map((token) => this.#word(token.text))
  }

  #look(tokens: readonly Token[]): void {
    const words = this.wordsOf(tokens)
    this.#sentences.set(tokens, words)
    for (let i = 0; i < words.length; ) {
      const word = words[i]!
      if (!isCapital(word)) {
        if (word.kind === LOWER) this.#show(word, SEEN_LOWER)
        i++
        continue
      }
      let end = i + 1
      let lists = word.lists
      while (end < words.length && isCapital(words[end]!)) lists |= words[end++]!.lists
      const before = words[i - 1]
      const after = words[end]
      for (let j = i; j < end; j++) {
        let bits = j > 0 ? SEEN_MIDDLE : 0
        if (j > i) {
          const previous = words[j - 1]!.lists
          if (previous & TITLE) bits |= AFTER_TITLE
          if (previous & GIVEN) bits |= AFTER_GIVEN
        } else if (before && before.kind === LOWER && before.lists & TITLE) bits |= AFTER_TITLE
        if (j + 1 < end && words[j + 1]!.lists & SURNAME) bits |= BEFORE_SURNAME
        if (end - i === 1 && before && placePrepositions.has(before.lower)) bits |= AFTER_PLACE_PREPOSITION
        if (after && after.verb === COMMUNICATION) bits |= BEFORE_SPEECH
        if (end - i === 1 && before && tokens[i - 1]!.text === '(' && after && tokens[end]!.text === ')')
          bits |= IN_BRACKETS
        if (end - i > 1) {
          bits |= IN_LONG_RUN
          if (lists & HEAD) bits |= RUN_WITH_HEAD
          if (lists & SITE) bits |= RUN_WITH_SITE
        }
        this.#show(words[j]!, bits)
      }
      i = end
    }
  }
}

const edge: Word = {
  text: '',
  form: 1,
  lower: 1,
  shape: 1,
  prefix2: 1,
  prefix3: 1,
  suffix1: 1,
  suffix2: 1,
  suffix3: 1,
  suffix4: 1,
  kind: 7,
  folded: '',
  length: 0,
  lists: 0,
  noun: 0,
  verb: 0,
  row: -1,
  prior: NO_PRIOR,
}

/** The likeliest type of a word in a name with its share, as a number; 0 when it is not known. */
function leaning({ prior }: Word): number {
  if (prior === NO_PRIOR) return 0
  let best = 0
  for (let type = 1; type < types.length; type++) if (shareOf(prior, type) > shareOf(prior, best)) best = type
  return 8 + best * 8 + shareOf(prior, best)
}

const posCodes = new Map(
  [
    'ADJ',
    'ADP',
    'ADV',
    'AUX',
    'CCONJ',
    'DET',
    'INTJ',
    'NOUN',
    'NUM',
    'PART',
    'PRON',
    'PROPN',
    'PUNCT',
    'SCONJ',
    'SYM',
    'VERB',
    'X',
    'SPACE',
  ].map((pos, i) => [pos, i + 1]),
)

/** Feature hashes of one token: `hashes[0..count)`, of which the first `lexical` name the word or its neighbours by form. */
export interface Features {
  hashes: Int32Array
  count: number
  lexical: number
}
export const newFeatures = (): Features => ({ hashes: new Int32Array(512), count: 0, lexical: 0 })

/** The words of one sentence and what is worked out once for it. */
export class SentenceWords {
  readonly words: Word[]
  readonly #pos: number[]
  readonly #shown: number[]
  /** For each token and list, position in the longest phrase on it: 0 none, 1 begin, 2 inside, 3 end, 4 single. */
  readonly #phrases: Uint8Array
  readonly #runStart: Int32Array
  readonly #runEnd: Int32Array
  readonly #runLists: Int32Array
  readonly #quoted: Uint8Array
  /** 1: touches the token before; 2: touches the token after. */
  readonly #glued: Uint8Array
  readonly #allCapitals: number

  constructor(document: DocumentWords, table: PhraseTable, tokens: readonly Token[]) {
    const words = document.wordsOf(tokens)
    const n = words.length
    this.words = words
    this.#pos = tokens.map((token) => posCodes.get(token.pos) ?? 0)
    this.#shown = words.map((word) => document.shown(word))
    this.#phrases = new Uint8Array(n * 16)
    this.#runStart = new Int32Array(n)
    this.#runEnd = new Int32Array(n)
    this.#runLists = new Int32Array(n)
    this.#quoted = new Uint8Array(n)
    this.#glued = new Uint8Array(n)
    for (let i = 1; i < n; i++) {
      if (tokens[i - 1]!.end !== tokens[i]!.start) continue
      this.#glued[i - 1]! |= 2
      this.#glued[i] = 1
    }
    let lettered = 0
    let capitals = 0
    for (const word of words) {
      if (word.kind === NUMBER || word.kind === MARK) continue
      lettered++
      if (word.kind !== LOWER) capitals++
    }
    this.#allCapitals = lettered > 3 ? (capitals === lettered ? 2 : capitals > 0.6 * lettered ? 1 : 0) : 0
    for (let i = 0; i < n; i++) if (isCapital(words[i]!)) this.#match(i, table)
    this.#runs()
    let open = 0
    for (let i = 0; i < n; i++) {
      const text = tokens[i]!.text
      if (text === '“' || (text === '"' && open === 0)) open = 1
      else if (text === '”' || text === '"') open = 0
      else if (text === '(') open |= 2
      else if (text === ')') open &= 1
      this.#quoted[i] = open
    }
  }

  #match(start: number, table: PhraseTable): void {
    let hash = emptyPhrase
    const { words } = this
    const found = this.#phrases
    const limit = Math.min(words.length, start + longestPhrase)
    for (let end = start; end < limit; end++) {
      hash = addToPhrase(hash, words[end]!.folded)
      let bits = table.get(phraseKey(hash)) & 0xffff
      if (end > start && words[end]!.kind === MARK) continue
      if (end > start) bits &= PHRASE_LISTS
      for (; bits !== 0; bits &= bits - 1) {
        const list = 31 - Math.clz32(bits & -bits)
        // A longer phrase that began earlier keeps its tokens.
        if (found[start * 16 + list] === 2 || found[start * 16 + list] === 3) continue
        if (end === start) found[start * 16 + list] = 4
        else {
          found[start * 16 + list] = 1
          for (let i = start + 1; i < end; i++) found[i * 16 + list] = 2
          found[end * 16 + list] = 3
        }
      }
    }
  }

  #runs(): void {
    const { words } = this
    for (let i = 0; i < words.length; ) {
      if (!isCapital(words[i]!)) {
        this.#runStart[i] = i
        this.#runEnd[i] = i + 1
        i++
        continue
      }
      let end = i + 1
      let lists = words[i]!.lists
      for (let j = end; j < words.length; j++) {
        const word = words[j]!
        if (isCapital(word)) {
          lists |= word.lists
          end = j + 1
        } else if (!inner.has(word.lower) || j - end > 1) break
      }
      for (let j = i; j < end; j++) {
        this.#runStart[j] = i
        this.#runEnd[j] = end
        this.#runLists[j] = lists
      }
      i = end
    }
  }

  /** Writes the features of token `i` to `out`. */
  extract(i: number, out: Features): void {
    const { words } = this
    const { hashes } = out
    const w = words[i]!
    const n = words.length
    const p1 = i > 0 ? words[i - 1]! : edge
    const p2 = i > 1 ? words[i - 2]! : edge
    const n1 = i + 1 < n ? words[i + 1]! : edge
    const n2 = i + 2 < n ? words[i + 2]! : edge
    const first = i === 0 ? 1 : 0
    let k = 0
    // By form: dropped at random in training.
    hashes[k++] = mix(101, w.lower)
    hashes[k++] = mix(102, w.form)
    hashes[k++] = mix(103, p1.lower)
    hashes[k++] = mix(104, n1.lower)
    hashes[k++] = mix(105, p2.lower)
    hashes[k++] = mix(106, n2.lower)
    hashes[k++] = mix(mix(107, p1.lower), w.lower)
    hashes[k++] = mix(mix(108, w.lower), n1.lower)
    hashes[k++] = mix(mix(109, p1.lower), p2.lower)
    hashes[k++] = mix(mix(110, n1.lower), n2.lower)
    hashes[k++] = mix(mix(111, p1.lower), n1.lower)
    out.lexical = k
    const run = this.#runStart[i]!
    const runEnd = this.#runEnd[i]!
    const opens = isCapital(w)
    const kindContext = mix(w.kind, first)
    hashes[k++] = 200
    hashes[k++] = mix(201, kindContext)
    hashes[k++] = mix(202, w.shape)
    hashes[k++] = mix(203, w.prefix2)
    hashes[k++] = mix(204, w.prefix3)
    hashes[k++] = mix(205, w.suffix1)
    hashes[k++] = mix(206, w.suffix2)
    hashes[k++] = mix(207, w.suffix3)
    hashes[k++] = mix(208, w.suffix4)
    hashes[k++] = mix(209, w.length)
    hashes[k++] = mix(mix(210, p1.shape), w.shape)
    hashes[k++] = mix(mix(211, w.shape), n1.shape)
    hashes[k++] = mix(mix(mix(212, p1.kind), w.kind), n1.kind)
    hashes[k++] = mix(mix(mix(mix(213, p2.kind), p1.kind), w.kind), mix(n1.kind, n2.kind))
    hashes[k++] = mix(mix(214, p1.lower), w.kind)
    hashes[k++] = mix(mix(215, n1.lower), w.kind)
    const pos = this.#pos[i]!
    const posBefore = i > 0 ? this.#pos[i - 1]! : 0
    const posAfter = i + 1 < n ? this.#pos[i + 1]! : 0
    hashes[k++] = mix(mix(216, pos), w.kind)
    hashes[k++] = mix(mix(217, posBefore), w.kind)
    hashes[k++] = mix(mix(218, posAfter), w.kind)
    hashes[k++] = mix(mix(mix(219, posBefore), pos), posAfter)
    hashes[k++] = mix(mix(220, this.#quoted[i]!), kindContext)
    hashes[k++] = mix(mix(221, this.#allCapitals), kindContext)
    hashes[k++] = mix(mix(222, p1.suffix3), w.kind)
    hashes[k++] = mix(mix(223, n1.suffix3), w.kind)
    hashes[k++] = mix(mix(224, p1.noun), w.kind)
    hashes[k++] = mix(mix(225, n1.noun), w.kind)
    hashes[k++] = mix(mix(226, p1.verb), w.kind)
    hashes[k++] = mix(mix(227, n1.verb), w.kind)
    hashes[k++] = mix(mix(228, w.noun), mix(w.kind, w.verb))
    const glued = this.#glued[i]!
    const gluedContext = mix(glued, mix(glued & 1 ? p1.lower : 0, glued & 2 ? n1.lower : 0))
    hashes[k++] = mix(mix(229, gluedContext), kindContext)
    hashes[k++] = mix(mix(mix(230, gluedContext), p1.kind * 8 + w.kind), mix(n1.kind, glued & 2 ? n2.kind : 8))
    if (glued & 1) hashes[k++] = mix(mix(mix(231, p1.lower), p2.shape), w.shape)
    // Lists.
    k = this.#listFeatures(i, 0, 300, hashes, k)
    if (i > 0) k = this.#listFeatures(i - 1, w.kind, 301, hashes, k)
    if (i + 1 < n) k = this.#listFeatures(i + 1, w.kind, 302, hashes, k)
    const personal =
      (w.lists & (GIVEN | SURNAME)) |
      ((p1.lists & (GIVEN | SURNAME | TITLE)) << 3) |
      ((n1.lists & (GIVEN | SURNAME)) << 6)
    hashes[k++] = mix(mix(303, w.lists), w.kind)
    hashes[k++] = mix(mix(304, personal), kindContext)
    if (opens) {
      // What the words’ vectors tell.
      if (w.prior !== NO_PRIOR)
        for (let type = 0; type < types.length; type++) hashes[k++] = mix(320, type * 8 + shareOf(w.prior, type))
      const own = leaning(w)
      const ownBefore = isCapital(p1) ? leaning(p1) : 1
      const ownAfter = isCapital(n1) ? leaning(n1) : 1
      hashes[k++] = mix(mix(321, own), kindContext)
      hashes[k++] = mix(mix(322, ownBefore), own >> 3)
      hashes[k++] = mix(mix(323, ownAfter), own >> 3)
      hashes[k++] = mix(mix(mix(324, ownBefore >> 3), own >> 3), ownAfter >> 3)
      // The run of capitalised words it stands in.
      const before = run > 0 ? words[run - 1]! : edge
      const beforeBefore = run > 1 ? words[run - 2]! : edge
      const after = runEnd < n ? words[runEnd]! : edge
      const afterAfter = runEnd + 1 < n ? words[runEnd + 1]! : edge
      const place = mix(Math.min(i - run, 3), Math.min(runEnd - 1 - i, 3))
      const length = Math.min(runEnd - run, 5)
      const lastWord = words[runEnd - 1]!
      const lists = this.#runLists[i]!
      hashes[k++] = mix(mix(400, place), w.kind)
      hashes[k++] = mix(401, before.lower)
      hashes[k++] = mix(402, after.lower)
      hashes[k++] = mix(403, lastWord.lower)
      hashes[k++] = mix(404, words[run]!.lower)
      hashes[k++] = mix(mix(405, before.lower), mix(beforeBefore.lower, 3))
      hashes[k++] = mix(mix(406, after.lower), mix(afterAfter.lower, 3))
      hashes[k++] = mix(mix(407, before.lower), mix(after.lower, length))
      hashes[k++] = mix(mix(408, before.noun), mix(after.verb, place))
      hashes[k++] = mix(mix(409, lists & (HEAD | SITE | bit('event') | bit('people'))), place)
      hashes[k++] = mix(mix(410, lastWord.lists & (HEAD | SITE | bit('event') | bit('people'))), place)
      hashes[k++] = mix(mix(411, lastWord.noun), place)
      hashes[k++] = mix(mix(412, before.lists), length)
      hashes[k++] = mix(mix(413, before.kind), mix(after.kind, place))
      hashes[k++] = mix(mix(mix(414, leaning(words[run]!)), leaning(lastWord)), place)
      const shown = this.#shown[i]!
      for (let bits = shown; bits !== 0; bits &= bits - 1) hashes[k++] = mix(mix(500, bits & -bits), first)
      hashes[k++] = mix(mix(501, shown), length > 1 ? 1 : 0)
      hashes[k++] = mix(mix(502, shown & (SEEN_LOWER | SEEN_MIDDLE)), mix(first, w.lists & bit('common')))
    }
    out.count = k
  }

  /** Whether the document has the form of token `i` with a capital inside a sentence. */
  isNamedElsewhere(i: number): boolean {
    return (this.#shown[i]! & SEEN_MIDDLE) !== 0
  }

  /** Writes the numbers of what holds of token `i` beside its form to `out`, for the network; gives how many. */
  context(i: number, out: Int32Array): number {
    let k = 0
    const run = this.#runStart[i]!
    const runEnd = this.#runEnd[i]!
    for (let bits = this.#shown[i]!; bits !== 0; bits &= bits - 1) out[k++] = 31 - Math.clz32(bits & -bits)
    if (this.#glued[i]! & 1) out[k++] = 11
    if (this.#glued[i]! & 2) out[k++] = 12
    for (let list = 0; list < 16; list++) {
      const position = this.#phrases[i * 16 + list]!
      if (position !== 0 && position !== 4) out[k++] = 13 + list
    }
    out[k++] = 29 + this.#pos[i]!
    out[k++] = 48 + Math.min(i - run, 3) * 4 + Math.min(runEnd - 1 - i, 3)
    if (this.#quoted[i]! & 1) out[k++] = 64
    if (this.#quoted[i]! & 2) out[k++] = 65
    if (this.#allCapitals !== 0) out[k++] = 65 + this.#allCapitals
    return k
  }

  #listFeatures(i: number, context: number, template: number, hashes: Int32Array, from: number): number {
    let k = from
    const found = this.#phrases
    let any = 0
    for (let list = 0; list < 16; list++) {
      const position = found[i * 16 + list]!
      if (position === 0) continue
      hashes[k++] = mix(mix(template, list * 8 + position), context)
      any = mix(any, list * 8 + position)
    }
    hashes[k++] = mix(mix(template + 10, any), context)
    return k
  }
}
