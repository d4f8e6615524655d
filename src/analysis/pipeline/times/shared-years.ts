/** Dates that share the year of a later one: “between January and March 2015”, “3, 4 and 9 May 2019”. */
import type { Found } from './found.ts'
import { nowhere, type Scene } from './meaning.ts'

const listed = /^(?:,?\s{1,2}(?:and|or)\s{1,2}(?:(?:even|then|again|also)\s)?(?:(?:on|in)\s)?|,\s{1,2})$/i
const ranged = /^(?:,?\s{1,2}(?:to|until|till|through)\s{1,2}|\s?[-–—/]\s?)$/i
const yearless = /^XXXX-\d\d(?:-\d\d)?(?:T|$)/
const dated = /^\d{4}-\d\d(?:-\d\d)?(?=T|$)/

/** For each expression the date that it shares its year with, null for most. */
export function sharedYears(text: string, found: readonly Found[]): Scene['shared'][] {
  const shared: Scene['shared'][] = found.map(() => null)
  let next: string | null = null
  for (let i = found.length - 1; i >= 0; i--) {
    const { at, result, window, bare } = found[i]!
    const following = found[i + 1]
    if (next !== null && following && following.window === window && yearless.test(bare)) {
      const between = text.slice(at + result.text.length, following.at)
      const range =
        ranged.test(between) ||
        (/^\sand\s$/i.test(between) && /\bbetween\s$/i.test(text.slice(Math.max(0, at - 9), at)))
      if (range || listed.test(between)) {
        shared[i] = { value: next, by: range ? 'range' : 'list' }
        next = dated.exec(result.meaning({ ...nowhere, shared: shared[i]! })?.value ?? '')?.[0] ?? null
        continue
      }
    }
    next = dated.exec(bare)?.[0] ?? null
  }
  return shared
}
