/** Finds the outlet's name in the page's own lines: “Stay up to date with notifications from The Quay Courier”. */
import { wordList } from '../../../data.ts'
import { wordsOf } from './phrases.ts'

const labels = new Set(wordList('furniture', 'not-names').map(([word]) => word!))

const NAME = "((?:The\\s)?\\p{Lu}[\\p{L}\\p{N}’'&.-]*(?:\\s(?:of|the|and|for|&)?\\s?\\p{Lu}[\\p{L}\\p{N}’'&.-]*){0,4})"
const patterns = wordList('furniture', 'publishers').map(([pattern]) => {
  const sides = pattern!.split('*').map((words) => words.trim())
  const [before, after] = sides.map((words) =>
    words
      .split(' ')
      .filter(Boolean)
      .map((word) => [...word].map((c) => `[${c.toUpperCase()}${c}]`).join(''))
      .join('\\s'),
  )
  const name = new RegExp(
    `${before ? `(?<!\\p{L})${before}\\s` : '(?<=^|[.©|\\d]\\s?)'}${NAME}${after ? `[.,]?\\s${after}` : ''}`,
    'u',
  )
  return { words: sides.find((words) => words !== '')!, name }
})

/** Words of one of the patterns; most lines have none, which is told sooner than that they have no name. */
const anyWords = new RegExp(patterns.map(({ words }) => words).join('|'), 'i')

/** “Policy”, “Our Site”: words of menus, none of them a name. */
function isLabel(name: string): boolean {
  return wordsOf(name).every((word) => labels.has(word))
}

/**
 * The name that the page's furniture gives its outlet; null when no pattern of data/furniture/publishers.tsv names one
 * that at least one more line knows.
 */
export function publisherOf(lines: readonly string[]): string | null {
  const votes = new Map<string, number>()
  for (const line of lines) {
    if (line.length > 1000 || !anyWords.test(line)) continue
    const lower = line.toLowerCase()
    for (const pattern of patterns) {
      if (!lower.includes(pattern.words)) continue
      const name = line.match(pattern.name)?.[1]?.replace(/[.’'&-]+$/, '')
      if (name && !isLabel(name)) votes.set(name, (votes.get(name) ?? 0) + 1)
    }
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1])
  if (!best) return null
  const known = lines.filter((line) => line.length <= 1000 && line.includes(best[0])).length
  return known >= 2 ? best[0] : null
}
