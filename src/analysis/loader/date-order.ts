/** In which order a page writes its numeric dates. */
import { wordList } from '../../data.ts'
import { languageOf } from '../pipeline/paragraphs/language.ts'
import type { DateOrder } from '../pipeline/stage.ts'

const orders = new Map(wordList('loader', 'date-orders').map(([region, order]) => [region!, order as DateOrder]))
const NUMERIC = /(?<![\d/])(\d{1,2})\/(\d{1,2})\/(?:(?:19|20)\d\d|\d\d)(?![\d/])/g
/** Languages of which some write the month first, or the year. */
const notDayFirst = new Set(['en', 'zh', 'ja', 'ko', 'hu'])
/** In characters: what is read to tell the language, and lines of running text. */
const SAMPLE = 4000
const SHORTEST_PROSE = 80
const LARGEST_MONTH = 12
const LARGEST_DAY = 31

/**
 * What stands first in “03/04/2022”: what the page's own dates show that can be read only one way; when there are none,
 * the custom of the regions (of the language tag, of the address), most trusted first, or that of the language. Null when the
 * page's dates disagree or nothing tells.
 */
export function dateOrder(lines: readonly string[], regions: readonly (string | null | undefined)[]): DateOrder | null {
  const shown = new Set<DateOrder>()
  let numeric = false
  for (const line of lines) {
    if (!line.includes('/')) continue
    for (const [, first, second] of line.matchAll(NUMERIC)) {
      const [a, b] = [Number(first), Number(second)]
      if (a === 0 || b === 0 || Math.max(a, b) > LARGEST_DAY || Math.min(a, b) > LARGEST_MONTH) continue
      numeric = true
      if (a > LARGEST_MONTH) shown.add('day')
      else if (b > LARGEST_MONTH) shown.add('month')
    }
  }
  if (shown.size > 0) return shown.size === 1 ? [...shown][0]! : null
  for (const region of regions) {
    const order = orders.get(region?.toLowerCase() ?? '')
    if (order) return order
  }
  if (!numeric) return null
  let sample = ''
  for (const line of lines) {
    if (line.length >= SHORTEST_PROSE) sample += ` ${line.slice(0, SAMPLE)}`
    if (sample.length >= SAMPLE) break
  }
  const language = languageOf(sample)
  return language === null || notDayFirst.has(language) ? null : 'day'
}
