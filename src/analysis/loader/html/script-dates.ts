/** Dates in a page's scripts: data layers of analytics, the state that a framework starts from. */
import { wordList } from '../../../data.ts'

const keys = wordList('loader', 'date-keys').map(([key]) => key!)
/** “unpublishDate”, “lastPublishedAt” and “republishedAt” are other dates. */
const OTHER_DATE = /^(?:un|re|last|latest|updated|modified)/
/** A quoted date as programs write it. */
const VALUE = /["'](\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d[\d:.]{0,16} ?(?:Z|[+-]\d\d:?\d\d)?)?)\\?["']/g
/** The key before a value, at most so far back. */
const KEY = /([\w.-]{3,40})\\?["']?\s{0,3}[:=,]\s{0,3}\\?$/
const KEY_REACH = 52
/** Dates looked at on one page. */
const MOST_DATES = 5000
/** A time with its offset from UTC. */
const ZONED = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?[+-]\d\d:?\d\d/g

/**
 * The date of publication that the scripts state; null when they state none or several days, as they do for the
 * articles that a page points to.
 */
export function publishedInScripts(scripts: readonly string[]): string | null {
  const found = new Map<string, string>()
  let looked = 0
  for (const script of scripts) {
    for (const match of script.matchAll(VALUE)) {
      if (++looked > MOST_DATES) return null
      const key = script.slice(Math.max(0, match.index - KEY_REACH), match.index).match(KEY)?.[1]
      if (!isKey(key ?? '')) continue
      const value = match[1]!.replaceAll('/', '-')
      const day = value.slice(0, 10)
      if (value.length > (found.get(day)?.length ?? 0)) found.set(day, value)
    }
  }
  return found.size === 1 ? [...found.values()][0]! : null
}

function isKey(key: string): boolean {
  const letters = key.replace(/[^A-Za-z]/g, '').toLowerCase()
  return keys.some((name) => letters.endsWith(name)) && !OTHER_DATE.test(letters)
}

/**
 * The same instant (RFC 3339) as the page writes it with the offset of its own place, so that its day is the outlet's:
 * “2020-02-24T21:25:54-05:00” for 02:25:54 UTC of the 25th. As given when the page never does, or it has an offset.
 */
export function withOwnOffset(instant: string, texts: readonly string[]): string {
  if (!instant.endsWith('Z') || instant.endsWith('T00:00:00Z')) return instant
  const seconds = Math.floor(Date.parse(instant) / 1000)
  for (const text of texts) {
    for (const [zoned] of text.matchAll(ZONED)) {
      const same = Math.floor(Date.parse(zoned) / 1000) === seconds && !/[+-]00:?00$/.test(zoned)
      if (same) return zoned.replace(/\.\d+/, '').replace(/(\d\d):?(\d\d)$/, '$1:$2')
    }
  }
  return instant
}
