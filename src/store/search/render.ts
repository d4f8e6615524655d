/** A query in the languages of the engines. Words are letters and digits alone, so that none of them can be more than a word. */
import type { Sought, Term } from './sought.ts'

/** For SQLite’s FTS5. */
export function toFts5(sought: Sought): string {
  if ('any' in sought) return grouped(sought.any.map(toFts5), ' OR ')
  if ('all' in sought) {
    const all = grouped(sought.all.map(toFts5), ' AND ')
    return sought.none.length > 0 ? `(${all} NOT ${grouped(sought.none.map(toFts5), ' OR ')})` : all
  }
  const before = sought.phrase.slice(0, -1).map(({ exact }) => exact[0]!)
  const { exact, start } = sought.phrase.at(-1)!
  const phrase = (last: string) => `"${[...before, last].join(' ')}"`
  return grouped([...exact.map(phrase), ...(start === null ? [] : [`${phrase(start)} *`])], ' OR ')
}

/** For PostgreSQL’s `tsquery`. */
export function toTsquery(sought: Sought): string {
  if ('any' in sought) return grouped(sought.any.map(toTsquery), ' | ')
  if ('all' in sought) {
    // The server would look for a word once more where it stands in a phrase twice.
    const all = grouped([...new Set(sought.all.map(toTsquery))], ' & ')
    return sought.none.length > 0 ? `(${all} & !${grouped(sought.none.map(toTsquery), ' | ')})` : all
  }
  const term = ({ exact, start }: Term) =>
    grouped([...exact.map((word) => `'${word}'`), ...(start === null ? [] : [`'${start}':*`])], ' | ')
  return grouped(sought.phrase.map(term), ' <-> ')
}

const grouped = (parts: readonly string[], by: string) => (parts.length === 1 ? parts[0]! : `(${parts.join(by)})`)
