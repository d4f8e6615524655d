/**
 * When an article was published or changed, as exactly as its page tells: a day (`2024-03-05`), a time of day in an unknown
 * zone (`2024-03-05T09:30:00`) or an instant (`2024-03-05T09:30:00+01:00`). Records keep days and instants only.
 */

const ZONE = /(?:Z|[+-]\d\d:\d\d)$/
/** Where in a moment its day and its minute end. */
const DAY_END = 10
const MINUTE_END = 16

const isDay = (moment: string) => moment.length === DAY_END

function isInstant(moment: string): boolean {
  return !isDay(moment) && ZONE.test(moment)
}

/** As a record has it: what is no instant is a day. */
export function recorded(moment: string): string {
  return isInstant(moment) ? moment : moment.slice(0, DAY_END)
}

/** Milliseconds since 1970 of a moment, or of what it would be in UTC: to compare moments by days, not by hours. */
export function aboutWhen(moment: string): number {
  return Date.parse(isDay(moment) || isInstant(moment) ? moment : `${moment}Z`)
}

/** True when the first is later as far as both tell: two times of one day are not told apart by a day alone. */
export function isLater(moment: string, other: string): boolean {
  if (isInstant(moment) && isInstant(other)) return Date.parse(moment) > Date.parse(other)
  if (isDay(moment) || isDay(other)) return moment.slice(0, DAY_END) > other.slice(0, DAY_END)
  return aboutWhen(moment) > aboutWhen(other)
}

/** The moment as the most trusted of the others that agree with it tells it more exactly; else itself. */
export function mostExact(moment: string, others: readonly string[]): string {
  if (isInstant(moment)) return moment
  if (isDay(moment)) {
    const same = others.filter((other) => !isDay(other) && other.startsWith(moment))
    const exact = same.find(isInstant) ?? same[0]
    return exact === undefined ? moment : mostExact(exact, others)
  }
  for (const other of others.filter(isInstant)) {
    const minute = moment.slice(0, MINUTE_END)
    if (other.startsWith(minute)) return moment + ZONE.exec(other)![0]
    // The page writes UTC where machines read, without saying so.
    if (new Date(other).toISOString().startsWith(minute)) return other
  }
  return moment
}
