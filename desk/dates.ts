/** Dates as an editor writes them. */

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)).toLowerCase(),
)

/** “5 March 2024” and “March 2024” in EDTF; anything else as it stands. */
export function edtfOf(words: string): string {
  const [, day, month = '', year] = /^(?:(\d{1,2}) )?([a-z]+) (\d{4})$/i.exec(words.trim()) ?? []
  const index = months.findIndex((name) => [name, name.slice(0, 3)].includes(month.toLowerCase()))
  if (index < 0) return words.trim()
  return [year, String(index + 1).padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
}
