/** Named historical events: a mention is an entry with the dates that `data/timeline/events.tsv` gives. */
import { alternatives, wordList } from '../../../data.ts'
import { indexFrom, type Layers } from '../stage.ts'
import type { Dated, Event } from './event.ts'

/** A named event and the EDTF dates of its first and last day, month or year. */
interface HistoricalEvent {
  first: string
  last: string
}

const events = new Map<string, HistoricalEvent>(
  wordList('timeline', 'events').map(([name, first, last]) => [key(name!), { first: first!, last: last! }]),
)

function key(name: string): string {
  return name
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[-–\s]+/g, ' ')
}

const pattern = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...events.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/\./g, '\\.').replace(/'/g, "['’]").replace(/ /g, '[-–\\s]'))
    .join('|')})(?![\\p{L}\\p{N}])`,
  'giu',
)

const namesake = new RegExp(`^\\s(?:${alternatives('timeline', 'namesakes')})\\b`)

/** What opens the stretch that an event is named in. */
const opener = /,\s|\b(?:that|which|who|because|when|while|but)\s/gi
const reach = 300

/** Where the stretch begins that ends with the name: the rest of the sentence is not of the event's time. */
function startOfClause(text: string, from: number, name: number): number {
  const near = Math.max(from, name - reach)
  const last = [...text.slice(near, name).matchAll(opener)].at(-1)
  if (!last) return near === from ? from : name
  return near + last.index + (last[0].startsWith(',') ? last[0].length : 0)
}

/** The first mention of each listed event, with what leads to its name. */
export function historyEvents({ article, sentences }: Pick<Layers, 'article' | 'sentences'>): Event[] {
  const seen = new Set<HistoricalEvent>()
  const found: Event[] = []
  for (const match of article.text.matchAll(pattern)) {
    const event = events.get(key(match[0]))!
    const time = { start: match.index, end: match.index + match[0].length, text: match[0] }
    const sentence = sentences[indexFrom(sentences, time.start + 1) - 1]
    // Only a name: “the arab spring” in lower case may be a season.
    // “The Cold War Museum” is another name.
    if (namesake.test(article.text.slice(time.end, time.end + 30))) continue
    if (!/^\p{Lu}/u.test(match[0]) || seen.has(event) || !sentence || sentence.end < time.end) continue
    seen.add(event)
    const start = startOfClause(article.text, sentence.start, time.start)
    found.push({ ...dates(event), start, end: time.end, tense: 'past', time, scope: time })
  }
  return found
}

function dates({ first, last }: HistoricalEvent): Dated {
  const earliest = first + '-01-01'.slice(first.length - 4)
  const latest = lastDay(last)
  return {
    date: first === last ? first : `${first}/${last}`,
    earliest,
    latest,
    precision: precisionOf(earliest, latest),
  }
}

function lastDay(date: string): string {
  if (date.length === 10) return date
  if (date.length === 4) return `${date}-12-31`
  const [year, month] = date.split('-').map(Number)
  return `${date}-${new Date(Date.UTC(year!, month!, 0)).getUTCDate()}`
}

/** Coarse on purpose: the mention dates nothing more closely than the event it names. */
function precisionOf(earliest: string, latest: string): Dated['precision'] {
  if (earliest === latest) return 'day'
  const years = Number(latest.slice(0, 4)) - Number(earliest.slice(0, 4))
  return years > 10 ? 'century' : years > 0 ? 'decade' : 'year'
}
