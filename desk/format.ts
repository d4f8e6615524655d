/** Dates, numbers and words as a reader wants them. */
import type { Speaker } from '../schemas/speaker.ts'
import type { VerdictRating } from '../schemas/verdict.ts'

const utc = { timeZone: 'UTC' } as const
const day = new Intl.DateTimeFormat('en-GB', { ...utc, day: 'numeric', month: 'long', year: 'numeric' })
const clock = new Intl.DateTimeFormat('en-GB', { ...utc, hour: '2-digit', minute: '2-digit' })
const regions = new Intl.DisplayNames('en', { type: 'region' })
const numbers = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 })

/** A time of publication, in UTC; the day alone when it is all that is known. */
export function momentLabel(moment: string): string {
  const date = new Date(moment)
  if (Number.isNaN(date.getTime())) return moment
  return moment.includes('T') ? `${day.format(date)}, ${clock.format(date)} UTC` : day.format(date)
}

export function countryName(code: string): string {
  return regions.of(code) ?? code
}

export function numberLabel(value: number): string {
  return numbers.format(value)
}

/** “1 quote”, “2 quotes”. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${numberLabel(number)} ${number === 1 ? one : many}`
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The address when a browser may follow it: pages can name any scheme. */
export function webAddress(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null
}

/** How it was found who speaks. */
export const methodLabels: Record<Speaker['method'], string> = {
  name: 'named beside it',
  pronoun: 'by a pronoun',
  role: 'by a role',
  nominal: 'by a description',
  continuation: 'goes on from the quote before',
  context: 'from the sentences around',
  editor: 'set by an editor',
}

/** What a check of a claim has found. */
export const verdictLabels: Record<VerdictRating, string> = {
  checked: 'Checked',
  true: 'True',
  false: 'False',
  misleading: 'Misleading',
  unproven: 'Unproven',
}

/** Words of an article that has no headline, to know it by. */
const WORDS = 12

/** The headline, else how the article begins. */
export function titleOf(article: {
  headline: string | null
  standfirst: string | null
  id: string
  text?: string
}): string {
  const { headline, standfirst, text, id } = article
  if (headline !== null) return headline
  const words = (text ?? standfirst ?? '').split(/\s+/).filter(Boolean)
  if (words.length === 0) return id
  return words.length > WORDS ? `${words.slice(0, WORDS).join(' ')} …` : words.join(' ')
}

/** The article of an entry of a timeline: the entry’s id is that of the article, and where in it the entry begins. */
export function articleOf(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('.'))
}
