/** “Ada Moss, Jr.”, “Karl Tarn III”: the generation behind a name is part of it. */
import type { Token } from '../stage.ts'
import type { Tagged } from './tagged.ts'

const junior = /^[JS]r\.?$/
const generation = /^(?:[JS]r\.?|II|III|IV)$/

/** The names of people with the generation behind them, with or without a comma. */
export function withGenerations(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const whole = marked.map((name) => {
    const { first, last, type } = name
    if (type !== 'person') return name
    if (generation.test(tokens[last + 1]?.text ?? '')) return { first, last: last + 1, type }
    const behind = last > first && tokens[last + 1]?.text === ','
    return behind && junior.test(tokens[last + 2]?.text ?? '') ? { first, last: last + 2, type } : name
  })
  return whole.filter((name, i) => i === 0 || name.first > whole[i - 1]!.last)
}
