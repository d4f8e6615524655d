/** Ticker symbols of shares: “VLTR.PA said” is the firm’s name, “Veltra Pharma (VLTR.PA)” and “Ormond (NYSE: ORM)” have it anyway. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'
import { indexesOf, replacing, type Tagged } from './tagged.ts'

const exchanges = new Set(wordList('names', 'exchange').map(([exchange]) => exchange!))

/** Last token of the symbol that begins at token `i` and ends in the letters of its exchange; null without. */
function endOfSymbol(tokens: readonly Token[], i: number): number | null {
  const [one, mark, other] = [tokens[i]!, tokens[i + 1], tokens[i + 2]]
  if (!mark || !other || mark.start !== one.end) return null
  const isWritten = mark.text === '.' && other.start === mark.end
  return isWritten && /^\p{Lu}{2,5}$/u.test(one.text) && /^\p{Lu}{1,2}$/u.test(other.text) ? i + 2 : null
}

/** The names without symbols in brackets, and each symbol in running text as an organisation. */
export function withTickers(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const symbols: Tagged[] = []
  const bracketed = new Set<number>()
  let open = false
  let isListed = false
  for (let i = 0; i < tokens.length; i++) {
    const { text } = tokens[i]!
    if (text === '(' || text === ')') open = text === '('
    if (!open || text === ',' || text === ';') isListed = false
    if (isListed) bracketed.add(i)
    // “(NYSE: ORM)”, “(LON:PELL)”
    if (open && exchanges.has(text) && tokens[i + 1]?.text.startsWith(':')) isListed = true
    const last = endOfSymbol(tokens, i)
    if (last === null) continue
    if (open) for (let k = i; k <= last; k++) bracketed.add(k)
    else symbols.push({ first: i, last, type: 'organisation' })
  }
  if (symbols.length + bracketed.size === 0) return [...marked]
  return replacing(
    marked.filter((name) => !indexesOf(name).some((i) => bracketed.has(i))),
    symbols,
  )
}
