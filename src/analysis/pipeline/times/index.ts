/** Finds time expressions and resolves them against the day of writing. */
import type { Span } from '../../../../schemas/span.ts'
import type { Time } from '../../../../schemas/time.ts'
import { dayOfWriting } from '../day-of-writing.ts'
import { type Sentence, stage, type VerbGroup } from '../stage.ts'
import { civil, covered, dayNumber, valueAt } from './calendar.ts'
import { directionAt } from './direction.ts'
import { endOf, type Found } from './found.ts'
import { expressions } from './grammar.ts'
import { isOver, nowhere, openingScene, type Scene, type Timex } from './meaning.ts'
import { appositions, isWeekday, weekdayRanges } from './neighbours.ts'
import { standsDayFirst } from './parsers/numeric-date.ts'
import { resolvedTime } from './record.ts'
import { isYearless, jointsOf, sharedYears } from './shared-years.ts'
import { Tale } from './tale.ts'
import { windows } from './windows.ts'

export const times = stage('times', ['article', 'sentences', 'verbs'], ({ article, sentences, verbs }) => {
  const published = dayNumberOf(dayOfWriting(article))
  const found: Found[] = []
  let window = 0
  for (const { start, end } of windows(article.text, article.paragraphs)) {
    for (const result of expressions(article.text.slice(start, end))) {
      const bare = result.meaning(nowhere)?.value ?? ''
      found.push({ at: start + result.index, result, window, opens: result.index === 0, bare })
    }
    window++
  }
  return resolve(article.text, found, published, sentences, verbs)
})

function dayNumberOf(day: string | null): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(day ?? '')
  return match && dayNumber(Number(match[1]), Number(match[2]), Number(match[3]))
}

/** Resolves in text order, so that each expression knows the time last spoken of. */
function resolve(
  text: string,
  found: readonly Found[],
  published: number | null,
  sentences: readonly Sentence[],
  verbs: readonly VerbGroup[],
): Time[] {
  const directionOf = directionAt(text, sentences, verbs)
  const scene: Scene = {
    ...openingScene(published, isNarrative(found, published)),
    dayFirst: standsDayFirst(found.map(({ result }) => result.text)),
  }
  const resolved: Time[] = []
  // A text may repeat a few expressions very often: what a value says is worked out once.
  const known = new Map<string, { record: Omit<Time, keyof Span>; range: ReturnType<typeof covered> }>()
  const joints = jointsOf(text, found)
  const shared = sharedYears(found, joints)
  const named = appositions(text, found)
  const ranges = weekdayRanges(text, found)
  const tale = new Tale(text)
  const isAhead = (value: string) => published !== null && covered(value)!.first > published
  const today = published === null ? '' : valueAt(published, 'day')
  let sentence = 0
  let paragraph = -1
  let past: string | null = null
  let last = { value: '', direction: null as Scene['direction'], sure: false, ahead: -1 }
  for (const [i, { at, result, window, opens, bare }] of found.entries()) {
    if (window !== paragraph) {
      // A day that is past carries over into the next paragraph, not farther, and not to a paragraph's own mark (“2 p.m.”).
      scene.day = window === paragraph + 1 && !opens ? past : null
      past = null
    }
    paragraph = window
    const end = at + result.text.length
    while (sentences[sentence + 1] && sentences[sentence + 1]!.start <= at) sentence++
    const lead = text.slice(Math.max(sentences[sentence]?.start ?? at, at - 60), at)
    const told = tale.upTo({ window, sentence, at, lead, rest: text.slice(end, end + 12) })
    // Both ends of a range lie on one side of the publication.
    const opened = (i > 0 && ranges[i - 1]) || null
    const own = opened ? last : directionOf({ start: at, end })
    const joint = joints[i - 1] ?? null
    // “on July 5 and 6”
    const { direction, sure } = joint && own.direction === last.direction ? last : own
    const gone = isOver({ direction })
    const here: Scene = {
      ...scene,
      // “It will open in 2030. Output fell at the end of the year”
      focus: scene.focus !== null && gone && isAhead(scene.focus) ? null : scene.focus,
      // “The storm will last until Sunday. The warning was lifted at 6am”
      day: scene.day !== null && gone && isAhead(scene.day) ? past : scene.day,
      // “until Monday. He lost nine relatives that day”
      lastDay: scene.lastDay !== null && gone && isAhead(scene.lastDay) ? scene.pastDay : scene.lastDay,
      told,
      direction,
      sure,
      shared: shared[i]!,
      until: ranges[i]?.until ?? null,
      from: opened?.until ? last.value : null,
    }
    let timex = result.meaning(here)
    if (!timex) continue
    // “From November to March”, of what is not over.
    if (joint === 'range' && !gone && isYearless(bare) && timex.value < last.value)
      timex = result.meaning({ ...here, shared: { value: last.value, by: 'start' } }) ?? timex
    // On a Wednesday: “opens on Monday and ends on Wednesday”
    if (direction === 'future' && last.ahead === sentence && timex.value === today && isWeekday(bare))
      timex = result.meaning({ ...here, from: last.value }) ?? timex
    const name = named[i]!
    if (name?.part && /^\d{4}$/.test(timex.value)) shared[i + 1] ??= { value: timex.value, by: 'apposition' }
    else if (name?.relative) {
      const next = found[i + 1]!
      const span = { start: next.at, end: endOf(next) }
      timex = inWordsOf(timex, next.result.meaning({ ...scene, told, ...directionOf(span), shared: shared[i + 1]! }))
    }
    const ahead = direction === 'future' && isWeekday(bare) && timex.value > today ? sentence : -1
    last = { value: timex.value, direction, sure, ahead }
    const key = `${timex.type} ${timex.value}`
    const day = timex.value.split('T', 1)[0]!
    const { record, range } = known.get(key) ?? { record: resolvedTime(timex), range: covered(day) }
    known.set(key, { record, range })
    resolved.push({ start: at, end, text: result.text, ...record })
    if (!range || timex.aside || compared.test(lead)) continue
    tale.add({
      window,
      sentence,
      lead,
      end,
      value: day,
      stated: /\b\d{4}\b/.test(result.text) || shared[i] !== null,
      ahead: published !== null && range.last >= published - 60,
    })
    scene.focus = day
    const { grain, first } = range
    if ((grain === 'quarter' || grain === 'half') && (published === null || first <= published)) scene.period = day
    // “The war, which began on 24 February 2022, …”: long past and in passing.
    const inPassing = published !== null && !scene.narrative && first < published - 60 && inner.test(lead)
    if (grain === 'day' && !inPassing) {
      scene.day = day
      scene.lastDay = day
      if (published === null || first <= published) scene.pastDay = past = day
    }
  }
  return resolved
}

/** A relative date (“two years later”) by the date that names it (“in May 1969”), as coarse as it is itself. */
function inWordsOf(relative: Timex, named: Timex | null): Timex {
  const plain = /^\d{4}(?:-\d\d){0,2}$/
  if (!named || !plain.test(named.value) || relative.type !== 'DATE') return relative
  return { ...relative, value: plain.test(relative.value) ? named.value.slice(0, relative.value.length) : named.value }
}

/**
 * Whether a text is a history: it names many years long past, and more of them than recent ones, gives many days and
 * months without their year, and seldom speaks of now. Yearless dates then follow the year last named.
 */
function isNarrative(found: readonly Found[], published: number | null): boolean {
  if (published === null) return false
  const scene: Scene = openingScene(published, false)
  const year = civil(published).year
  const counts = { old: 0, recent: 0, yearless: 0, deictic: 0 }
  for (const { result } of found) {
    if (deictic.test(result.text)) {
      counts.deictic++
      continue
    }
    const value = result.meaning(scene)?.value ?? ''
    const range = covered(value.split('T', 1)[0]!)
    if (range === null) counts.deictic += /_REF$/.test(value) ? 1 : 0
    else if (!/\d{4}/.test(result.text)) counts.yearless++
    else counts[civil(range.first).year < year - 1 ? 'old' : 'recent']++
  }
  const { old, recent, yearless } = counts
  return old >= 8 && old > recent && yearless >= 5 && old + yearless > 3.5 * counts.deictic
}

/** Within a relative clause. */
const inner = /\b(?:which|who|that|when|where)\s[^,;.]*$/i
/** What figures are only compared with, the text does not go on to speak of: “down 3 per cent on the first quarter”. */
const compared =
  /\b(?:than|versus|compared\s(?:with|to)|(?:up|down|higher|lower)(?:\s(?:by\s)?[^\s,;:]*\d[^\s,;:]*(?:\s(?:per\scent|percent|points?))?)?\s(?:from|on))\s(?:in\s|the\s)?$/i

const deictic = /\b(?:today|yesterday|tomorrow|tonight|\w+day|this|last|next|ago)\b/i
