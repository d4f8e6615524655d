/** Companies that no list knows, told by their legal form or by what is said of them: their shares, profits, customers. */
import { entriesByKind, wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { followsAddress, isAddress } from './address.ts'
import { doesAsCompany } from './deeds.ts'
import { isForm, trades } from './firms.ts'
import { shareOf } from './lexicon.ts'
import { bit, populated } from './table.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'
import { types } from './tags.ts'
import { GROUP, INITIAL, MIXED, type Word } from './words.ts'

const shops = new Set(wordList('names', 'shop').map(([word]) => word!))

/** A sentence as read. */
export interface Reading {
  tokens: readonly Token[]
  words: readonly Word[]
  marked: readonly Tagged[]
}

const frames = (() => {
  const of = entriesByKind('names', 'company-frame')
  const ownedBefore = of('owned-before')
  return {
    surelyBefore: new Set([...of('surely-before'), ...ownedBefore]),
    ownedBefore,
    surelyAfter: of('surely-after'),
    before: of('before'),
    after: of('after'),
    own: of('own'),
    does: of('does'),
    noun: of('noun'),
    staff: of('staff'),
  }
})()
/** Words in the longest row of those that stand before or after. */
const longest = 3
/** How far behind “X, a” the noun for a company stands, in tokens. */
const noun = 4
/** How far behind the name “its profits” is looked for, in tokens. */
const reach = 9

const elsewhere = populated | bit('people')
const known = elsewhere | bit('common')
const notNouns = bit('country') | bit('city') | bit('division') | bit('people')
const someone = bit('given') | bit('surname')

/** A word in capitals that no list has and that is no part of anybody’s name. */
const isNew = ({ kind, lists, text }: Word, people: ReadonlySet<string>) =>
  (kind === INITIAL || kind === MIXED) && !(lists & known) && !people.has(text)

/** What shares of a type, in eighths, make a word that its vector tells mostly a name. */
const mostly = 3

/** The same, of a word that its vector or its absence from the vectors tells as a name; not “Big”, “Predictive”. */
const isCoined = (word: Word, people: ReadonlySet<string>) =>
  isNew(word, people) && (word.row < 0 || types.some((type, i) => type !== 'other' && shareOf(word.prior, i) >= mostly))

/** The same, or a word that is a town of that name at most, or an organisation called by a noun. */
const mayTrade = ({ kind, lists, text }: Word, people: ReadonlySet<string>) =>
  (kind === INITIAL || kind === MIXED) &&
  !(lists & notNouns) &&
  (!(lists & bit('common')) || (lists & bit('organisation')) !== 0) &&
  !people.has(text)

/** Each sentence’s names, with the words and names that the document treats as a company’s name as organisations. */
export function withCompanies(readings: readonly Reading[]): Tagged[][] {
  const people = new Set<string>()
  for (const { tokens, words, marked } of readings)
    for (const { first, last, type } of marked)
      if (type === 'person' && (last > first || followsAddress(tokens, first)))
        for (let i = first; i <= last; i++) people.add(words[i]!.text)
  const companies = new Set<string>()
  // A common noun (“Gap”) is the company’s name where a capital says so.
  const nouns = new Set<string>()
  // “Marlow Pell”, in as many words as a person.
  const whole = new Set<string>()
  // “Western Vale”, where “Western Vale Power” is a firm
  const short = new Set<string>()
  for (const [r, reading] of readings.entries()) {
    const { tokens, words, marked } = reading
    const isSomeone = /^(?:He|She)$/.test(readings[r + 1]?.tokens[0]?.text ?? '')
    for (const { first, last, type } of marked) {
      if (type === 'organisation' && last === first + 1) {
        const isFirm = isForm(tokens[last])
          ? isNew(words[first]!, people)
          : trades.has(words[last]!.text) && isCoined(words[first]!, people)
        if (isFirm) companies.add(words[first]!.text)
      }
      if (type === 'organisation' && last > first + 1 && isTrade(tokens[last]!)) short.add(phrase(tokens, first, last))
      // “Pell's Ada Moss said”: who has somebody on its staff
      const owned = type === 'person' && first === last && isOwner(tokens, last) ? nameAt(marked, last + 2) : undefined
      if (owned?.type === 'person' && owned.last > owned.first && mayTrade(words[first]!, people))
        companies.add(words[first]!.text)
      // “Hess, which drills off Peru, …” is nobody.
      const isNobody = type === 'person' && first === 0 && last === 0 && isWhich(tokens, 0)
      if (isNobody && !people.has(words[0]!.text)) companies.add(words[0]!.text)
      if (type !== 'person' || last === first) continue
      const isJoined = /^[-‑]$/.test(tokens[first + 1]!.text) && last === first + 2
      const isNoName = !(words[first]!.lists & bit('given')) && ownsBehind(reading, last)
      // “Sunny Vale, which sells eggs, said its prices were fair”
      const isThing = isNoName || (first === 0 && isWhich(tokens, last))
      if (isThing || isSurely(tokens, first, last) || (isJoined && !isSomeone && doesAsCompany(tokens, last)))
        whole.add(phrase(tokens, first, last + 1))
    }
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      if (isCoined(word, people) && endOfFirm(reading, i) > i) companies.add(word.text)
      // “Its shares rose”
      if (/^(?:PRON|DET)$/.test(tokens[i]!.pos)) continue
      if (isNew(word, people) && (isCompany(reading, i) || (i === 0 && ownsNext(reading, readings[r + 1]))))
        companies.add(word.text)
      else if (
        !isSomeone &&
        !trades.has(word.text) &&
        mayTrade(word, people) &&
        doesAsCompany(tokens, i) &&
        isAlone(reading, i)
      )
        companies.add(word.text)
      else if (isNoun(word) && !people.has(word.text) && isAlone(reading, i) && isNamed(reading, i))
        nouns.add(word.text)
    }
  }
  return readings.map((read) => {
    const { tokens, words } = read
    const marked = replacing(read.marked, [...shopsIn(read), ...airlinesIn(read), ...branchesIn(read)])
    const reading = { ...read, marked }
    if (companies.size + nouns.size + whole.size + short.size === 0) return marked
    const found = words.flatMap((word, i): Tagged[] => {
      const last = isCoined(word, people) ? endOfFirm(reading, i) : i
      if (last > i) return [{ first: i, last, type: 'organisation' }]
      const noun = nouns.has(word.text) && isAlone(reading, i) && (i > 0 || isNamed(reading, i))
      if (!(companies.has(word.text) || noun) || followsAddress(tokens, i)) return []
      const name = nameAt(marked, i)
      return name && name.first !== name.last ? [] : [{ first: i, last: i, type: 'organisation' }]
    })
    return replacing(marked, found).map((name) => {
      const { first, last, type } = name
      const isFirm =
        (type === 'person' && whole.has(phrase(tokens, first, last + 1))) ||
        (isOpen(words, name) && short.has(phrase(tokens, first, last + 1)))
      return isFirm ? { ...name, type: 'organisation' } : name
    })
  })
}

/** “Air Botswana”, read as a place */
const airlinesIn = ({ tokens, marked }: Reading): Tagged[] =>
  marked.flatMap((name): Tagged[] => {
    const isAirline = name.type === 'place' && name.last === name.first + 1 && tokens[name.first]!.text === 'Air'
    return isAirline ? [{ ...name, type: 'organisation' }] : []
  })

/** “Refuge UK said”, of which the state was read alone; not “Leeds UK”, “UK ministers”. */
const branchesIn = ({ tokens, words, marked }: Reading): Tagged[] =>
  marked.flatMap((name): Tagged[] => {
    const { first, last, type } = name
    if (type !== 'place' || first !== last || tokens[first]!.text !== 'UK') return []
    const isOver = /^(?:VERB|AUX|PART|PUNCT)$/.test(tokens[last + 1]?.pos ?? 'PUNCT')
    let from = first
    while (from > 0 && isPartOfName(words[from - 1]!) && /^(?:NOUN|PROPN)$/.test(tokens[from - 1]!.pos)) from--
    return isOver && from < first ? [{ first: from, last, type: 'organisation' }] : []
  })

const isPartOfName = ({ kind, lists, text }: Word): boolean =>
  kind === INITIAL && !(lists & elsewhere) && !/(?:^(?:North|South|East|West|Yesterday|Today)|ern|day)$/.test(text)

/** “Quill's Hardware”, of which the owner's name was read alone. */
function shopsIn({ tokens, words, marked }: Reading): Tagged[] {
  return marked.flatMap(({ first, last, type }): Tagged[] => {
    const isShop = type === 'person' && isOwner(tokens, last) && shops.has(tokens[last + 2]?.text ?? '')
    return isShop && words[last + 3]?.kind !== INITIAL ? [{ first, last: last + 2, type: 'organisation' }] : []
  })
}

const isTrade = (token: Token): boolean => isForm(token) || trades.has(token.text)

/**
 * The last word of “Orvano Foods Inc”, “shares in Orvano Optical”, which begins at a word that no list has; `i` where no
 * trade follows it, or more is the name.
 */
function endOfFirm({ tokens, words, marked }: Reading, i: number): number {
  // Most words have neither a trade nor a capital behind them.
  if (words[i + 1]?.kind !== INITIAL && !trades.has(tokens[i + 1]?.text ?? '')) return i
  const isOwned = standsBehind(frames.ownedBefore, tokens, i)
  let last = i
  while (tokens[last + 1] && (trades.has(tokens[last + 1]!.text) || (isOwned && words[last + 1]!.kind === INITIAL)))
    last++
  if (last === i || words[i - 1]?.kind === INITIAL || words[last + 1]?.kind === INITIAL) return i
  const isPart = [nameAt(marked, i), nameAt(marked, last)].some((name) => name && (name.first < i || name.last > last))
  return isPart || isAddress(tokens[i]!) || followsAddress(tokens, i) ? i : last
}

/** Whether nothing on the lists says that a name is that of a person (“Ada Vale”) or place (“Leeds Vale”). */
const isOpen = (words: readonly Word[], { first, last, type }: Tagged): boolean =>
  type === 'person'
    ? !(words[first]!.lists & bit('given'))
    : type === 'place' && ((words[first]!.lists | words[last]!.lists) & populated) === 0

const isNoun = ({ kind, lists }: Word) => kind === INITIAL && (lists & bit('common')) !== 0 && !(lists & notNouns)

/** Whether a noun is a company’s name where it stands; one that opens the sentence needs a verb in the singular and no group. */
function isNamed(reading: Reading, i: number): boolean {
  const { tokens, words } = reading
  if (i > 0) return isSurely(tokens, i, i)
  return words[0]!.noun !== GROUP && (ownsBehind(reading, 0) || hasStaff(tokens, 0) || isExplained(tokens, 0))
}

/** Whether word `i` stands alone between words in lower case. */
function isAlone({ words, marked }: Reading, i: number): boolean {
  if (words[i + 1]?.kind === INITIAL || (i > 1 && words[i - 1]!.kind === INITIAL)) return false
  return !marked.some(({ first, last }) => first <= i && last >= i && first !== last)
}

/** Whether a name stands in a frame that nobody stands in. */
function isSurely(tokens: readonly Token[], first: number, last: number): boolean {
  if (standsBehind(frames.surelyBefore, tokens, first) || isExplained(tokens, last) || hasStaff(tokens, last))
    return true
  if (tokens[last + 1]?.text === ',' && isIntroduced(tokens, first)) return true
  return isOwner(tokens, last) && standsBefore(frames.surelyAfter, tokens, last + 2)
}

/** “The firm, Pell, denied it”, “the mining company, Pell Osk, said”: behind what it is and a comma. */
function isIntroduced(tokens: readonly Token[], first: number): boolean {
  if (tokens[first - 1]?.text !== ',' || !frames.noun.has(tokens[first - 2]?.text ?? '')) return false
  let at = first - 3
  while (at > first - 3 - longest && /^(?:ADJ|NOUN|VERB)$/.test(tokens[at]?.pos ?? '')) at--
  return /^(?:the|an?)$/i.test(tokens[at]?.text ?? '')
}

/** Whether word `i`, alone, stands in a frame. */
function isCompany(reading: Reading, i: number): boolean {
  const { tokens, words } = reading
  if (!isAlone(reading, i)) return false
  if (ownsBehind(reading, i) || isSurely(tokens, i, i)) return true
  if (words[i]!.lists & someone) return false
  if (isCamel.test(words[i]!.text) || isCalledSo(tokens, i) || ownsAhead(tokens, i)) return true
  // “Leeds-based Orvano”
  if (tokens[i - 1]?.text === 'based' && /^[-‑]$/.test(tokens[i - 2]?.text ?? '')) return true
  if (standsBehind(frames.before, tokens, i)) return true
  if (standsBefore(frames.after, tokens, isOwner(tokens, i) ? afterAmount(tokens, i + 2) : i + 1)) return true
  return isWhich(tokens, i) && frames.does.has(tokens[i + 3]?.text ?? '')
}

/** “SoarLift”; not “FitzVale” */
const isCamel = /^(?!Fitz)\p{Lu}\p{Ll}{3,}\p{Lu}\p{Ll}{2,}$/u

/** “The consultancy Orvano said”, “a mining company Orvano bought” */
function isCalledSo(tokens: readonly Token[], i: number): boolean {
  if (!frames.noun.has(tokens[i - 1]?.text ?? '')) return false
  let at = i - 2
  while (at > i - 2 - longest && /^(?:ADJ|NOUN|VERB)$/.test(tokens[at]?.pos ?? '')) at--
  return /^(?:the|an?)$/i.test(tokens[at]?.text ?? '')
}

/** “In its reply, Orvano maintains”: who acts behind what is its own. */
function ownsAhead(tokens: readonly Token[], i: number): boolean {
  const opens = i > 2 && i <= reach && tokens[0]!.pos === 'ADP' && tokens[1]!.text === 'its'
  return opens && tokens[i - 1]!.text === ',' && /^(?:VERB|AUX)$/.test(tokens[i + 1]?.pos ?? '')
}

const isWhich = (tokens: readonly Token[], last: number) =>
  tokens[last + 1]?.text === ',' && tokens[last + 2]?.text === 'which'

/** “X, which employs 300 people”, “X, which has 20,000 staff” */
function hasStaff(tokens: readonly Token[], last: number): boolean {
  if (!isWhich(tokens, last) || !/^(?:employs|has|had|employed)$/.test(tokens[last + 3]?.text ?? '')) return false
  return tokens.slice(last + 4, last + 4 + noun + 2).some(({ text }) => frames.staff.has(text))
}

/** Whether a possessive follows token `i`. */
export const isOwner = (tokens: readonly Token[], i: number): boolean => /^['’]s?$/.test(tokens[i + 1]?.text ?? '')

function standsBefore(phrases: ReadonlySet<string>, tokens: readonly Token[], from: number): boolean {
  for (let length = 1; length <= longest && from + length <= tokens.length; length++)
    if (phrases.has(phrase(tokens, from, from + length))) return true
  return false
}

function standsBehind(phrases: ReadonlySet<string>, tokens: readonly Token[], i: number): boolean {
  for (let length = 1; length <= longest && length <= i; length++)
    if (phrases.has(phrase(tokens, i - length, i))) return true
  return false
}

/** “X, a chain of cafés, …”, “X, the supermarket chain,”: what it is called behind a comma. */
export function isExplained(tokens: readonly Token[], i: number): boolean {
  if (tokens[i + 1]?.text !== ',' || !/^(?:an?|the)$/.test(tokens[i + 2]?.text ?? '')) return false
  const definite = tokens[i + 2]!.text === 'the'
  for (let k = i + 3; k < i + 3 + noun && k < tokens.length; k++) {
    // “X, the bank clerk,”, “X, the company’s founder,”, “X, the bank said,”
    if (frames.noun.has(tokens[k]!.text) && (definite ? tokens[k + 1]?.text === ',' : tokens[k + 1]?.pos !== 'NOUN'))
      return true
    if (!/^(?:ADJ|NOUN|PROPN|ADP|CCONJ|VERB|PUNCT|NUM)$/.test(tokens[k]!.pos) || /^[,.;:]$/.test(tokens[k]!.text))
      return false
    if (/^(?:of|for|in|at|by|with|who)$/.test(tokens[k]!.text)) return false
  }
  return false
}

/** “X said on Thursday that its profits”: what it says or does, and its own; not “X fell after Pell cut its profits”. */
function ownsBehind({ tokens, marked }: Reading, i: number): boolean {
  if (tokens[i + 1]?.pos !== 'VERB' && tokens[i + 1]?.pos !== 'AUX') return false
  for (let k = i + 2; k <= i + reach && k + 1 < tokens.length; k++) {
    if (/^(?:his|her|he|she|their|they)$/.test(tokens[k]!.text) || nameAt(marked, k)) return false
    if (tokens[k]!.text === 'its')
      return frames.own.has(tokens[k + 1]!.text) || frames.own.has(tokens[k + 2]?.text ?? '')
  }
  return false
}

/** “X said it was glad. Its chief executive, …”: who acts, alone, before what it owns. */
function ownsNext({ tokens, marked }: Reading, next: Reading | undefined): boolean {
  if (tokens[1]?.pos !== 'VERB' || marked.some(({ first }) => first > 0)) return false
  const own = next?.tokens[0]?.text === 'Its' ? next.tokens : []
  return frames.own.has(own[1]?.text ?? '') || frames.own.has(own[2]?.text ?? '')
}

/** “X’s £2bn takeover of” */
function afterAmount(tokens: readonly Token[], from: number): number {
  let at = from
  while (/^(?:NUM|SYM)$/.test(tokens[at]?.pos ?? '') && at < from + noun) at++
  return at > from && /^(?:bn|m|tn)$/.test(tokens[at]?.text ?? '') ? at + 1 : at
}

export const phrase = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .map(({ text }) => text.toLowerCase())
    .join(' ')
