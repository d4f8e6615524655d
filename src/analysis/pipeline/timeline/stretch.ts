/** The stretch that a length of time and its last day make: “the three months to 31 May”. */
import type { Time } from '../../../../schemas/time.ts'
import type { Dated } from './event.ts'

const untilDate = /^\s(?:(?:that\s)?(?:ended|ending|ends)|to|through|until)\s(?:on\s)?(?:the\s(?:end|close)\sof\s)?$/i
const lengthOf = /^P(\d{1,3})([YMWDQ])$/
/** How many days or months a unit is. */
const units: Record<string, [by: 'days' | 'months', count: number]> = {
  D: ['days', 1],
  W: ['days', 7],
  M: ['months', 1],
  Q: ['months', 3],
  Y: ['months', 12],
}
const precisions: Record<number, Dated['precision']> = { 3: 'quarter', 6: 'half', 12: 'year' }

/** The times of a sentence, in which a date that ends a length of time is that stretch. */
export function stretches(text: string, times: readonly Time[]): Time[] {
  return times.map((time, i) => {
    const length = times[i - 1]
    const [, count, unit] = lengthOf.exec(length?.type === 'DURATION' ? length.value : '') ?? []
    if (!length || !unit || time.latest === null || !/^(?:day|month)$/.test(time.precision ?? '')) return time
    const between = text.slice(length.end, time.start)
    if (!untilDate.test(between) || !(/^the\s/i.test(length.text) || /end/i.test(between))) return time
    const words = { start: length.start, text: text.slice(length.start, time.end) }
    return { ...time, ...words, ...endingOn(time.latest, Number(count), unit) }
  })
}

function endingOn(latest: string, count: number, unit: string): Pick<Time, 'edtf' | 'earliest' | 'precision'> {
  const [by, each] = units[unit]!
  const [year, month, day] = latest.split('-').map(Number) as [number, number, number]
  const after = new Date(Date.UTC(year, month - 1, day + 1))
  const [y, m, d] = [after.getUTCFullYear(), after.getUTCMonth(), after.getUTCDate()]
  const months = by === 'months' ? count * each : 0
  const lastOfMonth = new Date(Date.UTC(y, m - months + 1, 0)).getUTCDate()
  const first = new Date(
    months > 0 ? Date.UTC(y, m - months, Math.min(d, lastOfMonth)) : Date.UTC(y, m, d - count * each),
  )
  const earliest = first.toISOString().slice(0, 10)
  const written = months > 0 && d === 1 ? 7 : 10
  return {
    edtf: `${earliest.slice(0, written)}/${latest.slice(0, written)}`,
    earliest,
    precision: months > 0 ? (precisions[months] ?? 'month') : 'day',
  }
}
