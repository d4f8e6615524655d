/**
 * How text is cut into words for full-text search and for comparing names. Both engines index these words as they
 * are, so that a query finds the same records in each.
 */

/** Longest word that is told apart from longer ones, in UTF-16 code units. */
const longest = 60
/** Size of the words of one text that are indexed, in bytes at most; a PostgreSQL text index takes 1 MB. */
const indexed = 1_000_000
/** What of a text is looked at, in UTF-16 code units: no text of ordinary words has more that can be indexed. */
const read = 400_000

/** The words of a text without case, marks and apostrophes: “Šefčovič’s” is `sefcovics`. */
export function words(text: string): string[] {
  const isEnglish = english.test(text)
  const bare = isEnglish ? text.replace(/['’]/g, '') : text.normalize('NFKD').replace(/[\p{M}'’]/gu, '')
  const found: string[] = bare.toLowerCase().match(isEnglish ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? []
  for (let i = 0; i < found.length; i++) if (found[i]!.length > longest) found[i] = found[i]!.slice(0, longest)
  return found
}

/**
 * Only letters and digits of ASCII, and characters of which no word is made: quotation marks, dashes, spaces. Most English
 * is so, and its words are cut in a third of the time.
 */
const english = /^[\0-\x7f\u00a0\u2010-\u2027]*$/

/** Letters that no mark makes of others, as people write them who do not have them. */
const otherLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ı: 'i',
}

/** One of {@link words} in the letters of English: `łodz` is `lodz`. */
export function bareLetters(word: string): string {
  // Most words have no other letters, and a look at their few letters is cheaper than a pattern.
  for (let i = 0; i < word.length; i++)
    if (word.charCodeAt(i) > 0x7f) return word.replace(/[^\0-\x7f]/g, (letter) => otherLetters[letter] ?? letter)
  return word
}

/** Equal for names that differ in case, marks and punctuation only. */
export function nameKey(name: string): string {
  return words(name).join(' ') || plain(name).trim().toLowerCase()
}

/** With a replacement character for what no engine stores in a text: NUL and lone surrogates. */
export function plain(text: string): string {
  return text.replace(/[\0\p{Cs}]/gu, '\ufffd')
}

/**
 * The word without a plural ending, so that “ports” finds “port”.
 * The three rules are those of D. Harman, “How effective is suffixing?” (1991).
 */
export function stem(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (/(?<![ae])ies$/.test(word)) return `${word.slice(0, -3)}y`
  if (/(?<![aeo])es$/.test(word)) return word.slice(0, -1)
  return /[us]s$/.test(word) ? word : word.slice(0, -1)
}

/** One of {@link words} as it is indexed. */
export const indexWord = (word: string): string => stem(bareLetters(word))

/** The words of a text as they are indexed, in order. */
export function indexWords(text: string): string[] {
  const all: string[] = []
  let size = 0
  for (const word of words(text.slice(0, read))) {
    const made = indexWord(word)
    size += 3 * made.length + 6
    if (size > indexed) break
    all.push(made)
  }
  return all
}
