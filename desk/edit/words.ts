/** Members of records and their values, in an editor’s words. */
import { capitalised, dateLabel } from '../format.ts'

const members: Record<string, string> = {
  speaker: 'Speaker',
  claimant: 'Who claims it',
  kind: 'Kind',
  polarity: 'Asserted or denied',
  voice: 'Voice',
  act: 'What is done by it',
  certainty: 'Certainty',
  cue: 'Cue',
  saidAt: 'Said on',
  date: 'Date',
  tense: 'Tense',
  text: 'Words',
  entities: 'Who takes part',
  name: 'Name',
  type: 'Kind',
  aliases: 'Other names',
  roles: 'Roles',
  honorific: 'Form of address',
  country: 'Country',
  into: 'Made one with',
}

export function memberLabel(member: string): string {
  return members[member] ?? capitalised(member)
}

/** A value of a record or a patch; `null` is what nobody knows. */
export function valueLabel(member: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not known'
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => valueLabel('', one)).join(', ') : 'none'
  if (typeof value === 'object') {
    const { name, entity, text } = value as { name?: string | null; entity?: string | null; text?: string }
    return name ?? entity ?? text ?? 'not known'
  }
  if (member === 'date' || member === 'saidAt') return dateLabel(String(value))
  return String(value)
}

const months = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2000, month)).toLowerCase(),
)

/** A date as an editor writes it (“5 March 2024”, “March 2024”) in EDTF; anything else as it stands. */
export function edtfOf(words: string): string {
  const [, day, month, year] = /^(?:(\d{1,2}) )?([a-z]+) (\d{4})$/i.exec(words.trim()) ?? []
  const index = month
    ? months.findIndex((name) => name === month.toLowerCase() || name.slice(0, 3) === month.toLowerCase())
    : -1
  if (index < 0) return words.trim()
  return [year, String(index + 1).padStart(2, '0'), day?.padStart(2, '0')].filter(Boolean).join('-')
}
