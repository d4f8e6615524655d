/** Dates and events in words, for whoever does not read EDTF; plain functions, which the desk uses, too. */
import type { TimelineEntry } from '../../schemas/timeline.ts'

const utc = { timeZone: 'UTC' } as const
const dayWords = new Intl.DateTimeFormat('en-GB', { ...utc, day: 'numeric', month: 'long' })
const monthWords = new Intl.DateTimeFormat('en-GB', { ...utc, month: 'long' })
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })
const endings: { [rule: string]: string } = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const seasons = ['spring', 'summer', 'autumn', 'winter']

/** A date in words, with its year apart, so that an interval within a year names it once. */
interface Words {
  within: string
  year: string
}

interface Stretch {
  start: number
  end: number
}

const joined = ({ within, year }: Words): string => [within, year].filter(Boolean).join(' ')

/** An EDTF date in words: a day, a month, a season, a year, a decade, a century, or an interval of two of them. */
export function dateInWords(edtf: string): string {
  const [from = '', to] = edtf.split('/')
  if (to === undefined || from === to) return qualified(from, joined(singleOf(bare(from))))
  if (isOpen(from)) return isOpen(to) ? 'at an unknown time' : `until ${dateInWords(to)}`
  if (isOpen(to)) return `since ${dateInWords(from)}`
  const [first, last] = [singleOf(bare(from)), singleOf(bare(to))]
  if (first.year !== last.year || !first.within || !last.within) {
    return `${qualified(from, joined(first))} – ${qualified(to, joined(last))}`
  }
  // “3–9 March 2021”: within a month, its name stands once.
  const [, day, month] = /^(\d+) (.+)$/.exec(first.within) ?? []
  const start = month !== undefined && last.within.endsWith(` ${month}`) ? `${day}–` : `${first.within} – `
  return `${start}${joined(last)}`
}

const isOpen = (part: string) => part === '' || part === '..'
const bare = (part: string) => part.replace(/[~?%]$/, '')

function qualified(part: string, words: string): string {
  if (/[~%]$/.test(part)) return `about ${words}`
  return part.endsWith('?') ? `perhaps ${words}` : words
}

function singleOf(edtf: string): Words {
  const [, year = '', month, day] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T|$)/.exec(edtf) ?? []
  const number = Number(year)
  if (/^\d{3}X$/.test(edtf)) return { within: '', year: `the ${edtf.slice(0, 3)}0s` }
  if (/^\d\dXX$/.test(edtf)) {
    const century = Number(edtf.slice(0, 2)) + 1
    return { within: '', year: `the ${century}${endings[ordinals.select(century)]} century` }
  }
  if (!year) return { within: edtf, year: '' }
  if (!month) return { within: '', year: String(number) }
  if (month > '20') return { within: seasons[Number(month) - 21] ?? '', year: String(number) }
  const date = new Date(0)
  date.setUTCFullYear(number, Number(month) - 1, Number(day ?? 1))
  return { within: (day === undefined ? monthWords : dayWords).format(date), year: String(number) }
}

/**
 * When an event was, in words. Where the article’s own expression names the year and says more than the date can (“early
 * 2019”, “the end of March 2024”), it stands as written; an editor’s date always counts.
 */
export function whenInWords({ date, time, precision, source }: TimelineEntry): string {
  const plain = dateInWords(date)
  const year = /^\d{3,4}/.exec(date)?.[0]
  if (!time || !year || source === 'editor' || date.includes('/')) return plain
  const words = time.text.replace(/\s+/g, ' ')
  // More than the year, or than a month with it.
  const most = { year: 1, month: 2 }[precision as string]
  const isMore = most !== undefined && words.includes(year) && words.split(/[\s-]/).length > most
  return isMore ? words : plain
}

/** The clause that tells an event, within so many characters: what stands around its date, never cut inside a word. */
export function eventLabel({ text, start, time }: TimelineEntry, length: number): string {
  const whole = text.replace(/\s+/g, ' ').trim()
  const full = opened(whole.replace(/[.,;]$/, ''))
  if (full.length <= length) return full
  const isInside = time && time.start >= start && time.end <= start + text.length
  const date = isInside ? { start: time.start - start, end: time.end - start } : { start: 0, end: 0 }
  const part = partsOf(text).findLast((one) => one.start <= date.start)!
  const { start: from, end: to } = filled(text, part, date, length - 4)
  const words = text
    .slice(from, to)
    .replace(/\s+/g, ' ')
    .replace(/[\s,;:.–—]+$/, '')
  return `${from > 0 ? `… ${words}` : opened(words)}${/[^\s.,;:]/.test(text.slice(to)) ? ' …' : ''}`
}

/** A clause as it begins a sentence. */
function opened(clause: string): string {
  const own = clause.replace(/^(?:and|but)\s+/i, '')
  return own.charAt(0).toUpperCase() + own.slice(1)
}

/** The stretches between commas, semicolons, colons and dashes. */
function partsOf(text: string): Stretch[] {
  const parts: Stretch[] = []
  let start = 0
  for (const { index, 0: mark } of text.matchAll(/[,;:]\s+|\s+[–—]\s+/g)) {
    parts.push({ start, end: index })
    start = index + mark.length
  }
  return [...parts, { start, end: text.length }]
}

/**
 * Whole words of a part, those of its date among them, and of what follows and goes before as many as there is room for; a
 * word that is too long is cut.
 */
function filled(text: string, part: Stretch, date: Stretch, room: number): Stretch {
  // From its beginning where the date is near it; else up to a little after the date.
  const isNear = date.end - part.start <= room
  const most = Math.min(text.length, isNear ? part.start + room : Math.min(part.end, date.end + Math.round(room / 4)))
  const gap = text.lastIndexOf(' ', most)
  const end = most === text.length || gap < date.end || gap <= part.start ? most : gap
  const first = end - room <= 0 ? 0 : text.indexOf(' ', end - room) + 1
  const start = first > 0 || end <= room ? Math.min(first, isNear ? part.start : first) : end - room
  return { start: wholeAt(text, start), end: wholeAt(text, end) }
}

/** The offset, or the one before it when it lies inside a character. */
function wholeAt(text: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset - 1 : offset
}
