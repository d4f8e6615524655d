/** Degrees and licences behind a person’s name: “Ruth Canning, R.N., said”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

const degrees = new Set(wordList('names', 'degree').map(([degree]) => degree!.replaceAll('.', '')))

/** “Ada Moss KC”: the name before the letters. */
const beforeLetters = (tokens: readonly Token[], name: Tagged): Tagged =>
  name.type === 'person' && name.last > name.first && degrees.has(tokens[name.last]!.text.replaceAll('.', ''))
    ? { ...name, last: name.last - 1 }
    : name

/** The names without degrees that follow a person, or each other, also after a comma. */
export function withoutDegrees(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  let bearer = -1
  return marked
    .map((name) => beforeLetters(tokens, name))
    .filter((name) => {
      const { first, last, type } = name
      const text = tokens
        .slice(first, last + 1)
        .map((token) => token.text.replaceAll('.', ''))
        .join('')
      const degree = bearer >= 0 && first <= bearer + 3 && tokens[first - 1]?.text === ',' && degrees.has(text)
      if (degree || type === 'person') bearer = last
      else bearer = -1
      return !degree
    })
}
