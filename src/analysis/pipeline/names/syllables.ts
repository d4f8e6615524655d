/** Given names whose last syllable is also an English word: “Moon Jae-in”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

const syllables = new Set(wordList('names', 'syllable').map(([syllable]) => syllable!))

/** The names, each person’s with the syllable that a hyphen joins to it. */
export const withSyllables = (tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] =>
  marked.map((name) => {
    const { first, last, type } = name
    const [given, hyphen, syllable] = tokens.slice(last, last + 3)
    if (type !== 'person' || last === first || !syllable || !/^[-‑]$/.test(hyphen!.text)) return name
    const isJoined = hyphen!.start === given!.end && syllable.start === hyphen!.end
    return isJoined && syllables.has(syllable.text) ? { ...name, last: last + 2 } : name
  })
