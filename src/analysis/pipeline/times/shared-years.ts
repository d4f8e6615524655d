/** Dates that share the year of a later one: “between January and March 2015”, “3, 4 and 9 May 2019”. */
import { endOf, type Found } from './found.ts'
import { nowhere, type Scene } from './meaning.ts'

const listed = /^(?:,?\s{1,2}(?:and|or)\s{1,2}(?:(?:even|then|again|also)\s)?(?:(?:on|in)\s)?|,\s{1,2})$/i
const ranged = /^(?:,?\s{1,2}(?:to|until|till|through)\s{1,2}|\s?[-–—/]\s?)$/i
const yearless = /^XXXX-\d\d(?:-\d\d)?(?:T|$)/
const dated = /^\d{4}-\d\d(?:-\d\d)?(?=T|$)/

export const isYearless = (value: string) => yearless.test(value)

/** How a date without a year stands to the next one. */
export type Joint = 'list' | 'range'

/** For each date without a year how it is joined with the expression behind it, null for most. */
export function jointsOf(text: string, found: readonly Found[]): (Joint | null)[] {
  return found.map((first, i) => {
    const next = found[i + 1]
    if (next?.window !== first.window || !isYearless(first.bare)) return null
    const between = text.slice(endOf(first), next.at)
    if (ranged.test(between)) return 'range'
    if (/^\sand\s$/i.test(between) && /\bbetween\s$/i.test(text.slice(Math.max(0, first.at - 9), first.at)))
      return 'range'
    return listed.test(between) ? 'list' : null
  })
}

/** For each expression the date that it shares its year with, null for most. */
export function sharedYears(found: readonly Found[], joints: readonly (Joint | null)[]): Scene['shared'][] {
  const shared: Scene['shared'][] = found.map(() => null)
  let next: string | null = null
  for (let i = found.length - 1; i >= 0; i--) {
    const { result, bare } = found[i]!
    const by = joints[i]
    if (next !== null && by) {
      shared[i] = { value: next, by }
      next = dated.exec(result.meaning({ ...nowhere, shared: shared[i]! })?.value ?? '')?.[0] ?? null
      continue
    }
    next = dated.exec(bare)?.[0] ?? null
  }
  return shared
}
