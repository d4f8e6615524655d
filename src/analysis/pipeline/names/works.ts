/** Works and treaties called like people or places: alone between quotation marks, before a year in brackets, behind “Treaty of”. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import type { Reading } from './companies.ts'
import type { Tagged } from './tagged.ts'

const concluded = new Set(wordList('names', 'concluded').map(([noun]) => noun!))

/** Each sentence’s names without “Moss” between marks and Ada Moss (1961), where nobody else in the document is called that. */
export function withoutWorks(readings: readonly Reading[]): Tagged[][] {
  const people = new Set<string>()
  for (const { tokens, marked } of readings)
    for (const name of marked)
      if (name.type === 'person' && !isWork(tokens, name))
        for (let i = name.first; i <= name.last; i++) people.add(tokens[i]!.text)
  return readings.map(({ tokens, marked }) =>
    marked.filter((name) => !isWork(tokens, name) || people.has(tokens[name.last]!.text)),
  )
}

function isWork(tokens: readonly Token[], { first, last, type }: Tagged): boolean {
  const text = (i: number) => tokens[i]?.text ?? ''
  if (type === 'person' && first === last && /^["“‘]$/.test(text(first - 1)) && /^["”’]$/.test(text(last + 1)))
    return true
  const isDated = text(last + 1) === '(' && /^(?:1[89]|20)\d\d$/.test(text(last + 2)) && text(last + 3) === ')'
  if (type === 'place' && text(first - 1) === 'of' && concluded.has(text(first - 2))) return true
  // “Moss (2010) found” is an author.
  return isDated && (type === 'place' || (type === 'person' && first < last && tokens[last + 4]?.pos !== 'VERB'))
}
