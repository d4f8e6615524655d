/** Authors in a page's scripts: data layers of analytics, the state that a framework starts from. */
import { wordList } from '../../../data.ts'
import { isPersonName } from '../../pipeline/furniture/byline.ts'

const keys = wordList('loader', 'author-keys')
  .map(([key]) => key!)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** A key and the opening of its value: a string, an object, or a list of either. */
const AUTHOR = new RegExp(`["'{,\\s]\\\\?(?:${keys})\\\\?["']?\\s{0,3}[:=]\\s{0,3}(?=\\[|\\{|\\\\?["'])`, 'gi')
/** In characters: what is read of one value. */
const LONGEST_VALUE = 1500
/** Values that are looked at on one page. */
const MOST_VALUES = 500
/** A whole string, in which an apostrophe may stand. */
const STRING = /^\\?["']((?:[^"'\\]|'(?=\p{L})){3,100})\\?["']/u
/** A member of an object that names it. */
const NAME =
  /["']?(?:name|fullName|full_name|displayName|display_name|title)\\?["']?\s{0,3}:\s{0,3}\\?"([^"\\]{3,100})\\?"/

/**
 * Whom the scripts name as author, where all that they name are the same people; none where they differ, as they do for the
 * articles that a page points to.
 */
export function authorsInScripts(scripts: readonly string[]): string[] {
  let found: string[] = []
  let looked = 0
  for (const script of scripts) {
    for (const match of script.matchAll(AUTHOR)) {
      if (++looked > MOST_VALUES) return []
      if (isOfOther(script, match.index)) continue
      const start = match.index + match[0].length
      const names = namesIn(script.slice(start, start + LONGEST_VALUE))
      if (names.length === 0) continue
      if (found.length > 0 && names.join('|') !== found.join('|')) return []
      found = names
    }
  }
  return found
}

const otherKeys = (part: string) =>
  wordList('loader', 'other-keys')
    .flatMap(([key, where]) => (where === part ? [key!.replace('*', '\\w{0,10}')] : []))
    .join('|')
/** What pictures, films and comments have and articles have not, and what the members are called that hold them. */
const OTHER = new RegExp(`["'](?:${otherKeys('has')})\\\\?["']\\s{0,3}:`, 'i')
const HOLDS_OTHER = new RegExp(`(?:${otherKeys('holds')})\\\\?["']?\\s{0,3}:\\s{0,3}\\[?\\s{0,3}$`, 'i')

/** True for a member of an object that is a picture, a film or a comment. */
function isOfOther(script: string, at: number): boolean {
  let own = ''
  let end = at
  let depth = 0
  for (let i = at - 1; i >= Math.max(0, at - LONGEST_VALUE); i--) {
    const char = script[i]
    if (char === '}') {
      if (depth++ === 0) own = script.slice(i + 1, end) + own
    } else if (char === '{') {
      if (depth === 0)
        return OTHER.test(script.slice(i, end) + own) || HOLDS_OTHER.test(script.slice(Math.max(0, i - 40), i))
      if (--depth === 0) end = i
    }
  }
  return OTHER.test(own)
}

/** The people in a value; none when one of its names is no person's. */
function namesIn(value: string): string[] {
  const names: string[] = []
  const isList = value.startsWith('[')
  let rest = isList ? value.slice(1) : value
  do {
    const end = rest.startsWith('{') ? closing(rest) : 0
    const string = end > 0 ? null : rest.match(STRING)
    const name = end > 0 ? rest.slice(0, end).match(NAME)?.[1] : string?.[1]
    if (name === undefined) break
    names.push(...name.replace(/^by\s/i, '').split(/,\s|\s(?:and|&)\s/))
    rest = rest.slice(string ? string[0].length : end).replace(/^\s*,\s*/, '')
  } while (isList && rest !== '' && !rest.startsWith(']'))
  const people = [...new Set(names.map((name) => name.trim()))]
  return people.every(isPersonName) ? people : []
}

/** Where an object ends; 0 when it does not within the text. */
function closing(text: string): number {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++
    else if (text[i] === '}' && --depth === 0) return i + 1
  }
  return 0
}
