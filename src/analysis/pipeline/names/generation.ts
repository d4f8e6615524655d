/** “Ada Moss, Jr.”: the comma before a generation is part of the name. */
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

/** The names of people with the generation behind a comma. */
export function withGenerations(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const whole = marked.map((name) => {
    const { first, last, type } = name
    const behind = type === 'person' && last > first && tokens[last + 1]?.text === ','
    return behind && /^[JS]r\.?$/.test(tokens[last + 2]?.text ?? '') ? { first, last: last + 2, type } : name
  })
  return whole.filter((name, i) => i === 0 || name.first > whole[i - 1]!.last)
}
