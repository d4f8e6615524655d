/** Dates as an editor writes them. */

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)).toLowerCase(),
)
const seasons = ['spring', 'summer', 'autumn', 'winter']

/**
 * “5 March 2024”, “March 2024”, “spring 2024”, “the 1990s”, and two of them with a dash between (“3–9 March 2024”), in
 * EDTF; anything else as it stands.
 */
export function edtfOf(words: string): string {
  const written = words.trim()
  const [, first, last, rest] = /^(\d{1,2})\s*[–-]\s*(\d{1,2}) ([a-z]+ \d{4})$/i.exec(written) ?? []
  const [from, to] = rest === undefined ? written.split(/\s+(?:[–-]|to)\s+/i) : [`${first} ${rest}`, `${last} ${rest}`]
  if (to === undefined) return singleOf(written) ?? written
  const [year] = /\d{4}$/.exec(to) ?? []
  const start = singleOf(from!) ?? singleOf(`${from} ${year}`)
  const end = singleOf(to)
  return start && end ? `${start}/${end}` : written
}

function singleOf(words: string): string | null {
  const [, decade] = /^(?:the )?(\d{3})0s$/i.exec(words) ?? []
  if (decade) return `${decade}X`
  if (/^\d{4}$/.test(words)) return words
  const [, day, name = '', year] = /^(?:(\d{1,2}) )?([a-z]+) (\d{4})$/i.exec(words) ?? []
  const season = seasons.indexOf(name.toLowerCase())
  if (season >= 0 && day === undefined) return `${year}-${21 + season}`
  const month = months.findIndex((one) => [one, one.slice(0, 3)].includes(name.toLowerCase()))
  if (month < 0) return null
  return [year, String(month + 1).padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
}

const advice: { [member: string]: string } = {
  date: 'Write a date such as 5 March 2024, March 2024 or 2024-03-05.',
  saidAt: 'Write a date such as 5 March 2024, March 2024 or 2024-03-05.',
  publishedAt: 'Write a date such as 5 March 2024 or 2024-03-05.',
}

/** What to write into a field for a date that was not understood; undefined for a field of another kind. */
export function dateAdvice(member: string): string | undefined {
  return advice[member]
}
