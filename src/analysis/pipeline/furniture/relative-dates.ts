/** Turns “2 hours ago” and “Yesterday” of a date line into dates, counted from when the page was taken. */

const MINUTE = 60_000
/** In milliseconds. Weeks and more are rounded by pages to what no day can be told from. */
const units: Record<string, number> = { s: 1000, m: MINUTE, h: 60 * MINUTE, d: 24 * 60 * MINUTE }
const DAY = units.d!

/** Longer lines are prose. */
const LONGEST_LINE = 120
const AGO =
  /(?<![\p{L}\p{N}])(an?|\d{1,3})\s?(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?)\sago(?!\p{L})/iu
const DAY_NAME = /(?<![\p{L}\p{N}])(today|yesterday)(?!\p{L})/iu

/**
 * The line with its relative date as an absolute one, as `readDateline` reads it; the line itself when it has none.
 * @param taken RFC 3339: what “now” was for the page; “yesterday” is a day of its zone.
 */
export function withAbsoluteDate(line: string, taken: string): string {
  if (line.length > LONGEST_LINE) return line
  const [zone = 'Z'] = /(?:Z|[+-]\d\d:\d\d)$/.exec(taken) ?? []
  /** As the page's readers see it, and to the minute: so old is a page's “2 hours”. */
  const local = (instant: number) => new Date(instant + minutesOf(zone) * MINUTE).toISOString().slice(0, 16)
  const now = Date.parse(taken)
  const ago = AGO.exec(line)
  if (ago) {
    const [found, count, unit] = ago
    const length = units[unit![0]!.toLowerCase()]!
    const then = local(now - (Number(count) || 1) * length)
    return line.replace(
      found,
      length === DAY ? then.slice(0, 10) : `${then.replace('T', ' ')} ${zone.replace('Z', 'UTC')}`,
    )
  }
  const named = DAY_NAME.exec(line)
  if (!named) return line
  const day = local(now - (named[1]!.toLowerCase() === 'today' ? 0 : DAY)).slice(0, 10)
  return `${line.replace(named[0], day)} ${zone === 'Z' ? '' : zone}`.trimEnd()
}

/** East of UTC. */
function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)/.exec(zone) ?? ['', '+', '0', '0']
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}
