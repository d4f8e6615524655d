/** Events with a date in their own sentence, and those that the text tells of the day of publication. */
import type { Time } from '../../../../schemas/time.ts'
import { alternatives } from '../../../data.ts'
import { dayOfWriting, inDateline } from '../day-of-writing.ts'
import { indexFrom, type Layers, type Sentence, type VerbGroup } from '../stage.ts'
import { farthest, timeOfEvent } from './assignment.ts'
import { endOfRelative, phraseDatedBy, phraseNamedBy } from './attribute.ts'
import { clausesOf, cutBetween, endOfInnerClause } from './clauses.ts'
import { type Dated, type Event, tenseOf } from './event.ts'
import { within } from './order.ts'
import { stretches } from './stretch.ts'

type DatedTime = Dated & { start: number; end: number; text: string }

/** What is only compared with is no event of its own: “than in 1990”, “up 3% on last year”. */
const comparison =
  /\b(?:than|versus|unlike|as\sopposed\sto|in\scontrast\s(?:to|with)|compared\s(?:with|to)|(?:up|down)\sfrom|(?:up|down)(?:\sby)?\s[^\s,;:]*\d[^\s,;:]*(?:\s(?:per|cent|percent|percentage|points?|million|billion|trillion|bn|m)){0,3}\s(?:from|on))\s(?:\S+\s)?(?:(?:in|of|for|on)\s)?$/i
/** “lower than in 2019, when the party won”: of the time compared with something is told, too. */
const toldOf = /^,?\s(?:when|where)\b/i
/** “the first half of the year” is a time of it. */
const share = /\b(?:half|quarter|part|months?|weeks?|days?|end|start|beginning|rest|remainder|most|much|all)\sof\s$/i
/** A date that a figure or a length counts from: nothing happened then. */
const baseline = /^\s(?:levels?|prices|figures?|peaks?|baseline)\b/i
const countedFrom = /\b(?:years?|months?|weeks?|days?|hours?|decades?)\s(?:after|before|since)\s$/i
/** “compared with 1,800 in the first days of August”, “below the record of 376 in 2016” */
const comparedWith =
  /\b(?:compared\s(?:with|to)|versus|(?:up|down)\sfrom|(?:below|above|beating|topping)\s(?:the|its|their|a)\s\p{L}+\sof)\s[^;:.“”"\d]{0,20}\d(?:[^;:.“”"]|\.\d){0,40}$/iu
/** “to holders of record on 20 June”: the day says who is paid. */
const ofRecord = /\bof\srecord\s(?:(?:on|at)\s)?$/i
/** “grew 12 per cent from a year earlier”: nothing began then. */
const since = /\bfrom\s$/i
const distant = /\b(?:ago|earlier|before)$/i
/** “to $155 million from $99 million a year earlier”: the date of the figure that another is compared with. */
const comparedFigure =
  /\b(?:from|(?<!(?:more|less|fewer)\s)than|with|against|versus)\s[^;:.\d]{0,20}\d(?:[^;:.]|\.\d){0,40}$/i
/** “the coldest May since 1996”, “for the first time since 2009”: nothing of this happened then. */
const superlative =
  /\b(?:\p{L}{3,}est|worst|best|most|least|first\stime)\b[^,;:.]{0,40}\ssince\s(?:(?:the|at\sleast)\s)?$/iu
const periodBefore = /\b(?:year|quarter|period|month)\b/i

export function datedEvents({
  article,
  sentences,
  verbs,
  times,
}: Pick<Layers, 'article' | 'sentences' | 'verbs' | 'times'>): Event[] {
  const writtenOn = dayOfWriting(article)
  const opening = article.paragraphs.findIndex(({ role }) => role === 'body')
  let opened = false
  return sentences.flatMap((sentence) => {
    const own = within(verbs, sentence.start, sentence.end)
    const spoken = within(times, sentence.start, sentence.end)
    const dates = ranges(
      article.text,
      stretches(article.text, spoken)
        .filter((time) => !inDateline(article.text, article.paragraphs[sentence.paragraph]!.start, time))
        .flatMap((time) => dated(time, article.text, writtenOn)),
    )
    const events = inSentence(article.text, sentence, own, dates, writtenOn)
    if (events.length === 0 && writtenOn !== null && hasJustHappened(article.text, sentence, own)) {
      opened ||= sentence.paragraph === opening
      return [ofPublication(sentence, own, writtenOn)]
    }
    if (sentence.paragraph !== opening || opened || own.length === 0) return events
    opened = true
    return events.length > 0 || writtenOn === null ? events : [ofPublication(sentence, own, writtenOn)]
  })
}

const perfect = /^(?:has|have|['’]ve)\s(?!.*\b(?:been|to)\b)/i
/** What makes the perfect tell of more than the day, or of nothing that happened. */
const lasting = new RegExp(`\\b(?:${alternatives('timeline', 'lasting')})\\b|n['’]t\\b|[“”"?]`, 'i')

/** “The minister has resigned”: the perfect without a stretch of time tells the news of the day of publication. */
function hasJustHappened(text: string, sentence: Sentence, verbs: readonly VerbGroup[]): boolean {
  const main = verbs[0]
  return (
    main !== undefined &&
    main.tense === 'past' &&
    perfect.test(text.slice(main.start, main.end)) &&
    !lasting.test(text.slice(sentence.start, sentence.end))
  )
}

/** The date of a time expression that can date an event. */
function dated(time: Time, text: string, writtenOn: string | null): DatedTime[] {
  const { start, end, text: words, edtf, earliest, latest, precision } = time
  if (edtf === null || earliest === null || latest === null || precision === null || time.type === 'SET') return []
  const lead = text.slice(Math.max(0, start - 60), start)
  // “The biggest storm of the year”
  if (/^the\s(?:year|season|month|week)$/i.test(words) && /\bof\s$/i.test(lead) && !share.test(lead)) return []
  // “A 1930s bungalow”
  if (precision === 'decade' && /\ban?\s$/i.test(text.slice(Math.max(0, start - 3), start))) return []
  // “from 2019 levels”, “Twenty years after 2001,”
  if (baseline.test(text.slice(end, end + 15)) || countedFrom.test(text.slice(Math.max(0, start - 20), start)))
    return []
  // “A 20th-century democrat”: no event of the century that still goes on.
  if (/^(?:decade|century)$/.test(precision) && writtenOn !== null && latest >= writtenOn) return []
  const aside = isAside(text, start) && !toldOf.test(text.slice(end, end + 10))
  if (aside || ofRecord.test(lead) || (since.test(lead) && distant.test(words))) return []
  if (
    periodBefore.test(words) &&
    writtenOn !== null &&
    earliest < writtenOn &&
    comparedFigure.test(text.slice(Math.max(0, start - 70), start))
  )
    return []
  return [{ start, end, text: words, date: edtf, earliest, latest, precision }]
}

/** Whether what a text tells is only compared with the time that begins at `start`. */
function isAside(text: string, start: number): boolean {
  const lead = text.slice(Math.max(0, start - 100), start)
  return comparison.test(lead.slice(-60)) || superlative.test(lead.slice(-60)) || comparedWith.test(lead)
}

const periodEnd = /^\s(?:that\s)?(?:ended|ending|ends)\s(?:on\s)?$/i

/** Joins the ends of a range, “from May to July”, “1979-89”, into one date. */
function ranges(text: string, dates: readonly DatedTime[]): DatedTime[] {
  const joined: DatedTime[] = []
  for (const date of dates) {
    const last = joined.at(-1)
    // “The quarter ended 30 June”: the day dates the quarter, no event.
    if (last && periodEnd.test(text.slice(last.end, date.start))) continue
    if (last && isRange(text, last, date)) {
      joined[joined.length - 1] = {
        ...last,
        end: date.end,
        text: text.slice(last.start, date.end),
        date: `${last.date.split('/')[0]}/${date.date.split('/').at(-1)}`,
        latest: date.latest,
      }
    } else joined.push(date)
  }
  return joined
}

function isRange(text: string, first: DatedTime, second: DatedTime): boolean {
  if (second.start - first.end > 12 || first.earliest > second.latest || first.precision !== second.precision)
    return false
  if (first.date.includes('T') || second.date.includes('T')) return false
  const between = text.slice(first.end, second.start)
  if (/^\s*[-–—]\s*$/.test(between)) return true
  const lead = text.slice(Math.max(0, first.start - 12), first.start)
  if (/^\s+to\s+$/i.test(between) && /^\d{4}$/.test(first.text) && /^\d{4}$/.test(second.text)) return true
  return (
    (/^\s+(?:to|until|till|through)\s+$/i.test(between) && /\bfrom\s+$/i.test(lead)) ||
    (/^\s+and\s+$/i.test(between) && /\bbetween\s+$/i.test(lead))
  )
}

/** One event a date, each in its own clause. */
function inSentence(
  text: string,
  sentence: Sentence,
  verbs: readonly VerbGroup[],
  dates: readonly DatedTime[],
  writtenOn: string | null,
): Event[] {
  if (dates.length === 0) return []
  const governing = governingVerbs(text, verbs, dates)
  return clausesOf(sentence, verbs).flatMap((clause) => {
    const here = within(dates, clause.start, clause.end)
    const named = here.map((time, i) => {
      if (isAside(text, time.start)) return { start: time.start, end: endOfRelative(text, verbs, time.end, clause.end) }
      const behind = isBehind(text, time, writtenOn, governing.get(time))
      if (here.length === 1 && !behind) return null
      const phrase = phraseNamedBy(text, sentence.tokens, verbs, time, here[i + 1])
      const from = here[i - 1]?.end ?? clause.start
      const told = i > 0 || behind || indexFrom(verbs, clause.start) === indexFrom(verbs, time.start)
      return phrase ?? (told ? phraseDatedBy(text, from, verbs, time) : null)
    })
    // Where every date names something the clause is of the first, as if it stood alone.
    const all = here.length > 1 && named.every((phrase) => phrase !== null)
    let start = clause.start
    return here.map((time, i) => {
      const next = here[i + 1]
      const cut = next ? cutBetween(sentence, verbs, clause, time, next) : null
      const end = cut?.end ?? endOfInnerClause(text, { start, end: clause.end }, verbs, time, next) ?? clause.end
      const scope = (all && i === 0 ? null : named[i]) ?? { start, end }
      const event = {
        ...scope,
        scope,
        date: time.date,
        earliest: time.earliest,
        latest: time.latest,
        precision: time.precision,
        tense: tenseOf(time, writtenOn, governing.get(time)?.tense),
        time: { start: time.start, end: time.end, text: time.text },
      }
      if (cut && !cut.complement) start = cut.at
      return event
    })
  })
}

/** “Will present evidence in the October killing”, “has denied the 2019 attack”: what is or is ahead is not of a day that is past. */
function isBehind(text: string, { latest }: DatedTime, writtenOn: string | null, verb: VerbGroup | undefined): boolean {
  if (writtenOn === null || latest >= writtenOn || verb === undefined) return false
  return verb.tense !== 'past' || /^(?:has|have|['’]ve)\s/i.test(text.slice(verb.start, verb.end))
}

/** The verb group that is tied closest to each date. */
function governingVerbs(
  text: string,
  verbs: readonly VerbGroup[],
  dates: readonly DatedTime[],
): Map<DatedTime, VerbGroup> {
  const closest = new Map<DatedTime, { verb: VerbGroup; distance: number }>()
  for (const verb of verbs) {
    // “the October killing”: a noun
    if (
      /^\S+ing$/.test(text.slice(verb.start, verb.end)) &&
      dates[indexFrom(dates, verb.start) - 1]?.end === verb.start - 1
    )
      continue
    const [from, to] = [verb.start - farthest, verb.end + farthest]
    const tie = timeOfEvent(text, verb, within(dates, from, to), within(verbs, from, to))
    if (tie && tie.distance < (closest.get(tie.time)?.distance ?? farthest))
      closest.set(tie.time, { verb, distance: tie.distance })
  }
  return new Map([...closest].map(([date, { verb }]) => [date, verb]))
}

/** News is told on the day of publication: the opening sentence without a date of its own. */
function ofPublication(sentence: Sentence, verbs: readonly VerbGroup[], day: string): Event {
  return {
    start: sentence.start,
    end: sentence.end,
    scope: sentence,
    date: day,
    earliest: day,
    latest: day,
    precision: 'day',
    tense: verbs[0]!.tense,
    time: null,
  }
}
