/** Noun phrases and adverbials around a cue, from parts of speech alone. Indices are into a passage’s words. */
import { focusAt } from './lexicon.ts'
import type { Word } from './passage.ts'
import { afterTitle } from './titles.ts'

/** Words from `first` to `last`, both included. */
export interface Phrase {
  first: number
  last: number
}

const nominative = new Set([
  'he',
  'she',
  'they',
  'it',
  'we',
  'i',
  'you',
  'who',
  'one',
  'this',
  'these',
  'those',
  'that',
])
export const relative = new Set(['who', 'which', 'that'])
/** What opens a question that is reported. */
export const interrogatives: ReadonlySet<string> = new Set('whether why how what who where when if'.split(' '))
const possessive = new Set(['his', 'her', 'their', 'its', 'our', 'my', 'your', 'whose'])
const before = new Set(['all', 'both', 'half', 'such', 'many', 'some', 'even', 'only'])

const isOpen = (word: Word) => word.text === '(' || word.text === '['
const isClose = (word: Word) => word.text === ')' || word.text === ']'

/** It can end a noun phrase. */
export function endsPhrase(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    word.mark === null &&
    (/^(?:NOUN|PROPN|PRON|NUM)$/.test(word.pos) || word.text === '%' || isClose(word))
  )
}

/** A noun in the plural, by its ending: “unions”, not “basis”, “bus”. */
export const isPlural = (word: Word): boolean => word.pos === 'NOUN' && /[^siu]s$/.test(word.lower)

const inside = (word: Word) =>
  /^(?:NOUN|PROPN|NUM|ADJ|DET|SYM|X)$/.test(word.pos) ||
  (word.pos === 'PART' && /^['’]s?$/.test(word.text)) ||
  (word.pos === 'PRON' && possessive.has(word.lower)) ||
  /^[-&/.’']$/.test(word.text)

/** Before a verb that describes a noun stands what leads to it: “slow-moving crews”, “its acting head”, “the most feared man”. */
const isLedIn = (words: readonly Word[], i: number): boolean =>
  words[i - 1]!.text === '-' ||
  (possessive.has(words[i - 1]!.lower) && /(?:ing|ed|en)$/.test(words[i]!.lower)) ||
  (words[i - 1]!.pos === 'ADV' && words[i - 2]?.pos === 'DET') ||
  // “Mother of missing hiker”, “Wife of jailed activist”; not “the cost of closing schools”
  (words[i - 1]!.lower === 'of' &&
    (/(?:ed|en)$/.test(words[i]!.lower) || (/ing$/.test(words[i]!.lower) && !isPlural(words[i + 1]!))))

/** Time that belongs to the noun behind it: “a recent speech”, “a 1998 letter”, “Thursday’s talks”, “Current and former crews”. */
const isAttributive = (words: readonly Word[], i: number, low: number): boolean =>
  words[i]!.pos === 'ADJ' ||
  words[i + 1]!.pos === 'PART' ||
  (words[i + 1]!.pos === 'CCONJ' && words[i + 2]?.pos === 'ADJ') ||
  (words[i]!.pos === 'NUM' && i > low && words[i - 1]!.pos === 'DET')

/** First word of the noun phrase without complements that ends at `last`; searches no further back than `low`. */
export function phraseBack(words: readonly Word[], last: number, low: number): number {
  const end = words[last]!
  if (end.pos === 'PRON' && !possessive.has(end.lower)) return last
  let first = last + 1
  let i = last
  while (i >= low) {
    const word = words[i]!
    if (isClose(word)) {
      const open = openingBack(words, i, low)
      if (open < 0) break
      i = open - 1
      first = open
      continue
    }
    if (word.stretch >= 0) break
    const next = words[i + 1]
    const joins =
      word.pos === 'CCONJ' &&
      i > low &&
      i < last &&
      (endsPhrase(words[i - 1]) || (words[i - 1]!.pos === 'ADJ' && /ADJ|NOUN/.test(next?.pos ?? ''))) &&
      /^(?:and|or|&)$/.test(word.lower) &&
      // “trust the council and | 22 per cent say”
      !(next?.pos === 'NUM' && /^(?:percent|cent|%)$/.test(end.lower))
    const participle =
      word.pos === 'VERB' &&
      i > low &&
      i < last &&
      next !== undefined &&
      /NOUN|PROPN|ADJ/.test(next.pos) &&
      // “to clarify Mr Vale’s remark” is an infinitive.
      words[i - 1]!.lower !== 'to' &&
      (/DET|ADJ|NUM|PART/.test(words[i - 1]!.pos) || /ly$/.test(words[i - 1]!.lower) || isLedIn(words, i))
    const adverb =
      word.pos === 'ADV' &&
      i < last &&
      next !== undefined &&
      first === i + 1 &&
      i > low &&
      (((/ADJ|NUM|VERB/.test(next.pos) || next.text === '-') && /DET|ADP|CCONJ|PART/.test(words[i - 1]!.pos)) ||
        // “two earlier rulings”
        (next.pos === 'NOUN' && /DET|NUM/.test(words[i - 1]!.pos)))
    // “on either side”
    const either = word.lower === 'either' && i < last
    if (!inside(word) && !joins && !participle && !adverb && !either) break
    if (word.time && i < last && !next!.time && !isAttributive(words, i, low)) break
    // “told reporters Mr Vale …”: a plural before a name does not belong to it.
    if (word.pos === 'NOUN' && next?.pos === 'PROPN' && /[^s]s$/.test(word.lower) && i < last) break
    first = i
    const opens = word.pos === 'DET' || (word.pos === 'PRON' && possessive.has(word.lower)) || word.lower === 'either'
    if (opens) {
      if (i > low && before.has(words[i - 1]!.lower) && words[i - 1]!.pos !== 'ADP') first = i - 1
      // What stands before a determiner belongs to it only across “and”.
      if (!(first > low && words[first - 1]!.pos === 'CCONJ' && first - 2 >= low && endsPhrase(words[first - 2]))) break
      i = first - 1
      continue
    }
    i--
  }
  while (
    first <= last &&
    (words[first]!.pos === 'CCONJ' || /^[-&/.’']$/.test(words[first]!.text) || words[first]!.pos === 'PART')
  )
    first++
  return first
}

/** Last word of the noun phrase without complements that starts at `first`, or `first - 1` when none does. */
export function phraseForward(words: readonly Word[], first: number, high: number): number {
  const start = words[first]
  if (!start || first > high || start.mark !== null || start.stretch >= 0) return first - 1
  if (start.pos === 'PRON' && !possessive.has(start.lower)) return first
  let last = first - 1
  for (let i = first; i <= high; i++) {
    const word = words[i]!
    if (word.stretch >= 0) break
    if (isOpen(word)) {
      const close = closingForward(words, i, high)
      if (close < 0 || last < first) break
      i = close
      last = close
      continue
    }
    if (word.time && last >= first) break
    const next = words[i + 1]
    const joins =
      word.pos === 'CCONJ' &&
      /^(?:and|or|&)$/.test(word.lower) &&
      last === i - 1 &&
      next !== undefined &&
      i < high &&
      (/DET|PROPN|NOUN|ADJ/.test(next.pos) || possessive.has(next.lower))
    const participle =
      word.pos === 'VERB' &&
      i > first &&
      next !== undefined &&
      /NOUN|PROPN/.test(next.pos) &&
      (/DET|ADJ/.test(words[i - 1]!.pos) || isLedIn(words, i))
    const adverb =
      word.pos === 'ADV' &&
      next !== undefined &&
      ((next.pos === 'VERB' &&
        i > first &&
        words[i - 1]!.pos === 'DET' &&
        /NOUN|PROPN/.test(words[i + 2]?.pos ?? 'X')) ||
        (/ADJ|NUM/.test(next.pos) && (i === first || /DET|PART/.test(words[i - 1]!.pos))) ||
        next.text === '-' ||
        (/NOUN|PROPN/.test(next.pos) && i > first && words[i - 1]!.pos === 'DET'))
    const opens = word.pos === 'DET' || (word.pos === 'PRON' && possessive.has(word.lower))
    if (opens && i > first && words[i - 1]!.pos !== 'CCONJ' && !before.has(words[i - 1]!.lower)) break
    if (!inside(word) && !joins && !participle && !adverb) break
    if (word.text === '.' && i === high) break
    // “some of the”, “those who”: a determiner can stand for a phrase.
    if (endsPhrase(word) || (i === first && word.pos === 'DET' && next !== undefined && /^(?:ADP|AUX)$/.test(next.pos)))
      last = i
  }
  return last
}

function openingBack(words: readonly Word[], close: number, low: number): number {
  for (let i = close - 1; i >= low && close - i < 30; i--) if (isOpen(words[i]!)) return i
  return -1
}

function closingForward(words: readonly Word[], open: number, high: number): number {
  for (let i = open + 1; i <= high && i - open < 30; i++) if (isClose(words[i]!)) return i
  return -1
}

/** Longest apposition behind a subject that is looked through, in words. */
const longestApposition = 12

/** The word after an apposition that a comma opens at `at`; `at` where none does. */
export function afterApposition(words: readonly Word[], at: number, high: number): number {
  if (words[at]?.text !== ',') return at
  for (let i = at + 2; i < high && i < at + longestApposition; i++)
    if (words[i]!.text === ',' && words[i]!.stretch < 0) return i + 1
  return at
}

/** “The mayor himself said”, “has herself said” */
export const isReflexive = (word: Word): boolean => /^(?:him|her|it|them)sel(?:f|ves)$/.test(word.lower)

/** Words that stand for somebody by themselves, unless a noun follows: “one said”, “another driver said”. */
export const indefinite = new Set(
  'one another someone somebody everyone everybody anyone nobody others some many most both several few neither those'.split(
    ' ',
  ),
)

/** The word at an index stands for somebody by itself. */
export function standsAlone(words: readonly Word[], i: number): boolean {
  let next = i + 1
  while (/^(?:ADJ|NUM)$/.test(words[next]?.pos ?? 'X')) next++
  return indefinite.has(words[i]!.lower) && !/^(?:NOUN|PROPN)$/.test(words[next]?.pos ?? 'X')
}

/** It stands for its referent by itself and is in the subject’s case. */
export const isSubjectPronoun = (word: Word): boolean => word.pos === 'PRON' && nominative.has(word.lower)

/** Words for an amount that the tagger takes for no number. */
const amounts = new Set('half all every everyone everybody everything none nothing nobody twice double'.split(' '))

/**
 * The index after words that tell how much of the noun phrase behind them is meant (“roughly | 3,000 dogs”, “nearly |
 * all of the windows”, “half | the village”), or `at` where there are none. Of several, no more than `more` are looked at.
 */
export function afterFocus(words: readonly Word[], at: number, high: number, more = 2): number {
  if (more === 0 || at >= high || words[at]!.stretch >= 0) return at
  for (const { after, amount } of focusAt(words, at)) {
    const next = words[after]
    if (!next || after > high || next.stretch >= 0 || next.time) continue
    if (/^(?:NUM|SYM)$/.test(next.pos) || amounts.has(next.lower) || isFraction(words, after)) return after
    if (afterFocus(words, after, high, more - 1) > after) return after
    if (!amount && /^(?:DET|NOUN|PROPN|ADJ|PRON)$/.test(next.pos) && next.lower !== 'that') return after
    // “twice as many”
    if (!amount && next.lower === 'as' && /^(?:many|much)$/.test(words[after + 1]?.lower ?? '')) return after + 2
  }
  return at
}

/** “a third”, “a dozen”, “a couple of” */
const isFraction = (words: readonly Word[], at: number) =>
  /^(?:an?|one)$/.test(words[at]!.lower) &&
  /^(?:third|quarter|fifth|tenth|half|dozen|hundred|thousand|million|billion|score|couple|handful)$/.test(
    words[at + 1]?.lower ?? '',
  )

/** Time that a possessive follows with its noun: “Monday's storm”, “last year's floods”. */
function ownsNext(words: readonly Word[], time: number): boolean {
  let last = time
  while (words[last + 1]?.time) last++
  const possessive = words[last]!.pos === 'PART' ? last : last + 1
  return words[possessive]?.pos === 'PART' && /^['’]s?$/.test(words[possessive]!.text) && !words[possessive + 1]?.time
}

const noWords: ReadonlySet<string> = new Set()

/**
 * The index after the adverbials that begin at `from`: time expressions, adverbs, prepositional phrases
 * (“on Monday”, “in a statement to reporters”), but none that begins with a word of `stop`.
 */
export function afterAdverbials(
  words: readonly Word[],
  from: number,
  high: number,
  stop: ReadonlySet<string> = noWords,
): number {
  let i = from
  while (i <= high) {
    const word = words[i]!
    if (word.stretch >= 0 || (!word.time && afterFocus(words, i, high) > i)) return i
    if (/^(?:how|why|when|where|whether)$/.test(word.lower) && !word.time && /^AD[VP]$/.test(word.pos)) return i
    // “said Monday's storm”
    if (word.time && ownsNext(words, i)) return i
    if (word.lower === 'in' && words[i + 1]?.lower === 'writing' && i < high) {
      i += 2
      continue
    }
    // “on the radio and in interviews”
    if (i > from && word.lower === 'and' && words[i + 1]?.pos === 'ADP' && phraseForward(words, i + 2, high) > i + 1)
      i++
    else if (word.time || word.pos === 'ADV') {
      i++
    } else if (
      (word.pos === 'ADP' || word.lower === 'to' || /^(?:during|after|before)$/.test(word.lower)) &&
      (!stop.has(word.lower) || words[i + 1]?.time)
    ) {
      let at = i + 1
      while (at <= high && words[at]!.pos === 'ADP') at++
      // “on “Late Edition””, “on the radio's “Late Edition””
      const title = afterTitle(words, at, high)
      if (title > at) {
        i = title
        continue
      }
      if (at <= high && words[at]!.pos === 'VERB' && /ing$/.test(words[at]!.lower)) at++
      if (at > high) return at
      // “said in sailing it takes time”
      if (words[at]!.lower === 'it' && /^(?:AUX|VERB)$/.test(words[at + 1]?.pos ?? '')) return at
      const possessor = words[at + 1]?.pos === 'PART'
      // “from recent history”
      const isNoun = words[at]!.pos === 'ADJ' && words[at + 1]?.pos === 'NOUN'
      const last = words[at]!.time && !possessor && !isNoun ? at : phraseForward(words, at, high)
      if (last < at) return i
      i = afterTitle(words, last + 1, high)
    } else return i
  }
  return i
}

/** What stands at `at` begins a relative clause without a pronoun, or with “that”, “which”, on the noun before it. */
export function followsNoun(words: readonly Word[], at: number): boolean {
  let before = at - 1
  if (words[before]?.lower === 'even') before--
  if (/^(?:that|which|who)$/.test(words[before]?.lower ?? '')) before--
  return endsPhrase(words[before]) && words[before]!.stretch < 0
}
