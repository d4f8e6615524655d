/** Members of records and their values, in an editor’s words. */
import { dateInWords } from '../../src/formats/event-words.ts'
import { capitalised, momentLabel, verdictLabels } from '../format.ts'

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
  into: 'Merged into',
  parts: 'Words',
  headline: 'Headline',
  standfirst: 'Standfirst',
  publishedAt: 'Published at',
  publisher: 'Publisher',
  bylines: 'Authors',
  verdict: 'Verdict',
  rating: 'Verdict',
  url: 'Source',
  note: 'Why',
}

/** Whether editors correct this member; the others follow from the text and from these. */
export function isCorrectable(member: string): boolean {
  return member in members
}

export function memberLabel(member: string): string {
  return members[member] ?? capitalised(member)
}

/** A value of a record or a patch; `null` is what nobody knows. */
export function valueLabel(member: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not known'
  if (Array.isArray(value)) return value.length > 0 ? value.map((one) => valueLabel('', one)).join(', ') : 'none'
  if (typeof value === 'object') {
    const { name, entity, text, rating } = value as {
      [member in 'name' | 'entity' | 'text' | 'rating']?: string | null
    }
    return name ?? entity ?? text ?? verdictLabels[rating as 'true'] ?? 'not known'
  }
  if (member === 'publishedAt') return momentLabel(String(value))
  if (member === 'date' || member === 'saidAt') return dateInWords(String(value))
  return String(value)
}
