/** In which order a page writes its numeric dates. */
import { wordList } from '../../data.ts'
import type { DateOrder } from '../pipeline/stage.ts'

const orders = new Map(wordList('loader', 'date-orders').map(([region, order]) => [region!, order as DateOrder]))
const NUMERIC = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:(?:19|20)\d\d|\d\d)(?![\d/])/g
const LARGEST_MONTH = 12
const LARGEST_DAY = 31

/**
 * What stands first in “03/04/2022”: what the page's own dates show that can be read only one way; when there are none,
 * the custom of the regions (of the language tag, of the address), most trusted first. Null when the page's dates
 * disagree or nothing tells.
 */
export function dateOrder(lines: Iterable<string>, regions: readonly (string | null | undefined)[]): DateOrder | null {
  const shown = new Set<DateOrder>()
  for (const line of lines) {
    if (!line.includes('/')) continue
    for (const [, first, second] of line.matchAll(NUMERIC)) {
      const [a, b] = [Number(first), Number(second)]
      if (a === 0 || b === 0 || Math.max(a, b) > LARGEST_DAY || Math.min(a, b) > LARGEST_MONTH) continue
      if (a > LARGEST_MONTH) shown.add('day')
      else if (b > LARGEST_MONTH) shown.add('month')
    }
  }
  if (shown.size > 0) return shown.size === 1 ? [...shown][0]! : null
  for (const region of regions) {
    const order = orders.get(region?.toLowerCase() ?? '')
    if (order) return order
  }
  return null
}
