/** Surnames that are also common words, where the article has the full name: “Mark Read resigned. Read said he was tired.” */
import { finiteForms } from '../cue-verbs.ts'
import type { Token } from '../stage.ts'
import type { Reading } from './companies.ts'
import { bit } from './table.ts'
import { indexesOf, nameAt, replacing, type Tagged } from './tagged.ts'
import { GROUP, INITIAL, PERSON, type Word } from './words.ts'

const speech = finiteForms()

/** Each sentence’s names, with the bare surnames of people named in full that do, say or own something. */
export function withSurnames(readings: readonly Reading[]): Tagged[][] {
  const surnames = new Set<string>()
  const families = new Set<string>()
  for (const { words, marked } of readings)
    for (const { first, last, type } of marked) {
      const word = words[last]!
      if (type !== 'person' || last === first || word.kind !== INITIAL) continue
      families.add(word.text)
      if (word.lists & bit('common')) surnames.add(word.text)
    }
  return readings.map(({ tokens, words, marked: read }) => {
    // “Bo Lowe left. Lowe’s deputy stayed”: not the shop Lowe’s.
    const marked = read.map((name): Tagged => {
      const isOwner = name.last === name.first + 1 && /^['’]s$/.test(tokens[name.last]!.text)
      return isOwner && families.has(tokens[name.first]!.text) ? { ...name, last: name.first, type: 'person' } : name
    })
    const taken = new Set(marked.flatMap(indexesOf))
    const found: Tagged[] = []
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!
      const meant = surnames.has(word.text)
        ? isSubject(tokens, i)
        : word.kind === INITIAL &&
          (isSaying(tokens, i) || (i === 0 && isSurname(word) && isSomeone({ tokens, words, marked })))
      if (meant && !taken.has(i)) found.push({ first: i, last: i, type: 'person' })
    }
    return replacing(marked, found)
  })
}

/** “… the bill, but Read said”: a verb in capitals within a sentence, before the verb of what somebody says. */
const isSaying = (tokens: readonly Token[], i: number) =>
  i > 0 &&
  tokens[i]!.pos === 'VERB' &&
  /^[\p{Ll},]/u.test(tokens[i - 1]!.text) &&
  /^(?:said|says|told|added)$/.test(tokens[i + 1]?.text ?? '')

/** A family name that is no group: “Bishop”, “Rich”, but not “Church”. */
const isSurname = ({ lists, noun }: Word) => (lists & bit('surname')) !== 0 && noun !== GROUP

/** How far behind its verb the pronoun for a sentence’s subject stands, in tokens. */
const reach = 6
/** How far behind “X, a” the noun for people stands, in tokens. */
const trade = 3

/**
 * Whether the word that opens a sentence is somebody: “Rich told the court he …”, “Long, 41, …”, “Strong, who is …”, “Field, a
 * plumber from …”, “May and Moss agreed”.
 */
function isSomeone({ tokens, words, marked }: Reading): boolean {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (text(1) === 'and' && !words[0]!.folded.endsWith('s')) {
    const other = nameAt(marked, 2)
    return other?.type === 'person' && other.first === 2 && other.last === 2
  }
  if (text(1) === ',') {
    const isCalled = /^an?$/.test(text(2)) && words.slice(3, 3 + trade).some(({ noun }) => noun === PERSON)
    return isCalled || (/^\d{2}$/.test(text(2)) && text(3) === ',') || /^who$/.test(text(2))
  }
  return speech.has(text(1)) && tokens.slice(2, 2 + reach).some(({ text }) => /^(?:he|she)$/.test(text))
}

/** Whether token `i`, alone, has a verb behind it whose subject is a name, or the verb of what it says before it. */
function isSubject(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i + 1]
  const before = tokens[i - 1]
  if (/^(?:the|an?|this|that|their|his|her|its|our)$/i.test(before?.text ?? '') || /^\p{Lu}/u.test(next?.text ?? ''))
    return false
  if (next && speech.has(next.text)) return true
  if (i === 0) return false
  return next?.pos === 'VERB' || (before !== undefined && speech.has(before.text) && !/^\p{Lu}/u.test(before.text))
}
