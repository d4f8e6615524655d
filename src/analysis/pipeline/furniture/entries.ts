/** Finds the entries of a live blog: stretches of prose that each stand under a time of day. */
import type { Byline, Post } from '../../../../schemas/article.ts'
import { aboutWhen, recorded } from '../../moments.ts'
import type { BlockRole, Page } from '../stage.ts'
import { isPersonName, readByline } from './byline.ts'
import type { IsComment } from './comments.ts'
import { ZONES } from './dateline.ts'
import { type Line, linesOf } from './lines.ts'

/** A page with fewer times over prose is no live blog. */
const FEWEST = 3
/** In characters; longer lines are prose. */
const LONGEST_STAMP = 80
/** In words: what is longer is no heading of an entry. */
const LONGEST_HEADING = 20
/** In words of a paragraph that is an entry's. */
const SHORTEST_PROSE = 4
/** How many lines below its stamp an entry's prose begins, and how many may stand between its paragraphs. */
const REACH = 4

/** With a full stop only before “pm” or a zone: “4.25” is a mark. */
const TIME = new RegExp(
  `(?<!\\d|\\d[.:,/-])(?:[01]?\\d|2[0-3])(?::[0-5]\\d(?::[0-5]\\d)?(?:\\s?[ap]\\.?m(?!\\p{L})\\.?)?|(?:\\.[0-5]\\d)?(?:\\s?[ap]\\.?m(?!\\p{L})\\.?|(?<=\\.\\d\\d)(?=\\s(?:${ZONES})(?!\\p{L}))))(?![\\d%])(?:\\s?(?:${ZONES})(?!\\p{L}))?`,
  'iu',
)

/** “17.52” alone in its line. */
const ALONE = /^(?:[01]?\d|2[0-3])\.[0-5]\d$/

/** In words: what stands beside a time is a name, not what is done then. */
const MOST_BESIDE = 6
/** Entries of a live blog lie no farther apart, in milliseconds; comments do. */
const LONGEST = 5 * 24 * 3600_000

/** What a line says that is a time of day and at most a day, a label and who writes. */
interface Stamp {
  at: number
  time: string
  /** RFC 3339, as far as the line tells a day. */
  moment: string | null
  bylines: Byline[]
}

/** The entries' stamps become furniture, their headings subheadings, their paragraphs body; each entry is marked where it opens. */
export function readEntries(
  page: Page,
  headline: number | null,
  isBody: (i: number) => boolean,
  isComment: IsComment,
  roles: (BlockRole | undefined)[],
): void {
  const { blocks } = page
  const lines = linesOf(blocks)
  const stamps = stampsIn(page, lines, headline, isComment)
  if (stamps.length < FEWEST) return
  const isHeading = (i: number) => {
    const line = lines[i]
    if (
      !line ||
      (i === headline && stamps[0]!.at !== i - 1) ||
      line.words.length < 2 ||
      line.words.length > LONGEST_HEADING
    )
      return false
    return page.format === 'html' ? blocks[i]!.kind === 'heading' : !line.ended && !isPersonName(line.text)
  }
  const isProse = (i: number) =>
    !isHeading(i) &&
    !isPersonName(lines[i]!.text) &&
    (isBody(i) || (lines[i]!.ended && lines[i]!.words.length >= SHORTEST_PROSE))
  const opens = (k: number) => {
    const { at } = stamps[k]!
    const stop = Math.min(stamps[k + 1]?.at ?? blocks.length, at + 1 + REACH)
    for (let i = at + 1; i < stop; i++) if (isProse(i)) return i
    return null
  }
  const firsts = stamps.map((_, k) => opens(k))
  if (firsts.filter((first) => first !== null).length < Math.max(FEWEST, stamps.length / 2)) return
  const below = stamps.map(({ at }, k) => headingBelow(at, firsts[k]!, isHeading))
  const above = stamps.map(
    ({ at }, k) => at - 1 !== stamps[k - 1]?.at && isHeading(at - 1) && (page.format === 'html' || !isBody(at - 1)),
  )
  const isAbove = above.filter(Boolean).length > below.filter((heading) => heading !== null).length
  const times = timesOf(page)
  for (const [k, stamp] of stamps.entries()) {
    if (firsts[k] === null) continue
    const heading = isAbove ? (above[k] ? stamp.at - 1 : null) : below[k]!
    const opening = heading !== null && isAbove ? heading : stamp.at
    const byline = stamp.bylines.length === 0 ? nameBelow(lines, stamp.at, firsts[k]!) : null
    const title = heading === null ? null : lines[heading]!.text
    const post: Omit<Post, 'start' | 'end'> = {
      headline: title,
      publishedAt: times.of(title, stamp),
      bylines: byline === null ? stamp.bylines : [{ name: lines[byline]!.text, role: null }],
    }
    roles[stamp.at] = { role: 'furniture', reason: 'stamp' }
    if (byline !== null) roles[byline] = { role: 'furniture', reason: 'stamp' }
    if (heading !== null) roles[heading] = { role: 'subheading', reason: null }
    roles[opening] = { ...roles[opening]!, opens: post }
    const end = (stamps[k + 1]?.at ?? blocks.length) - (isAbove && above[k + 1] ? 1 : 0)
    for (let i = firsts[k]!, idle = 0; i < end && idle <= REACH && !isComment(i); i++) {
      if (roles[i] || !isProse(i) || blocks[i]!.kind === 'caption') idle++
      else {
        idle = 0
        // What reads as the page's own words is judged as elsewhere.
        if (!isBody(i) && lines[i]!.reasons.length === 0) roles[i] = { role: 'body', reason: null }
      }
    }
  }
}

function stampsIn(page: Page, lines: readonly Line[], headline: number | null, isComment: IsComment): Stamp[] {
  const stamps: Stamp[] = []
  // The heading of the first entry may have been taken for the headline.
  for (let i = Math.max(0, (headline ?? 0) - 1); i < lines.length; i++) {
    const { text, signs } = lines[i]!
    if (signs.digits === 0 || text.length > LONGEST_STAMP || isComment(i)) continue
    const time = TIME.exec(text) ?? ALONE.exec(text)
    const after = time === null ? '' : text.slice(time.index + time[0].length)
    // “2 p.m. – 3 p.m.” is when something takes place.
    if (time === null || TIME.test(after)) continue
    const date = lines[i]!.datelineOf(page)
    if (date !== null && date.publishedAt === null) continue
    const rest = (date?.rest ?? `${text.slice(0, time.index)} | ${after}`).replace(BESIDE, '')
    const bylines = rest === '' ? [] : (readByline(rest)?.bylines ?? null)
    if (bylines === null || rest.split(' ').length > MOST_BESIDE || /[.:;,]$/.test(rest)) continue
    if (!bylines.every(({ name }) => isPersonName(name))) continue
    stamps.push({ at: i, time: time[0].trim(), moment: date?.publishedAt ?? null, bylines })
  }
  const dated = stamps.flatMap(({ moment }) => moment ?? [])
  if (dated.length === 0) return stamps
  // One with a day among many without is the article's own date.
  if (dated.length < stamps.length / 2) return stamps.filter(({ moment }) => moment === null)
  const times = dated.map(aboutWhen)
  return Math.max(...times) - Math.min(...times) > LONGEST ? [] : stamps
}

/** Labels and marks around what stands beside a time. */
const BESIDE = /^(?:[\s|•·,:;–—/()-]|(?:posted|published|at|on)(?!\p{L}))+|[\s|•·,:;–—/()-]+$/giu

/** The heading between a stamp and the prose below it. */
function headingBelow(at: number, first: number | null, isHeading: (i: number) => boolean): number | null {
  if (first === null) return null
  for (let i = at + 1; i < first; i++) if (isHeading(i)) return i
  return null
}

/** The line between a stamp and the prose below it that is a name. */
function nameBelow(lines: readonly Line[], at: number, first: number): number | null {
  for (let i = at + 1; i < first; i++) if (isPersonName(lines[i]!.text)) return i
  return null
}

/** When entries were published: as JSON-LD says of the one with the headline, as the stamp's element or its words say. */
function timesOf({ updates, stamps }: Page) {
  const ofHeadline = new Map(updates.map(({ headline, publishedAt }) => [keyOf(headline), publishedAt]))
  const ofElements = new Map<string, string[]>()
  for (const { shown, moment } of stamps) ofElements.set(shown, [...(ofElements.get(shown) ?? []), moment].slice(-100))
  return {
    of(headline: string | null, { time, moment }: Stamp): string | null {
      const told = (headline && ofHeadline.get(keyOf(headline))) ?? ofElements.get(time)?.shift() ?? moment
      return told === null ? null : recorded(told)
    },
  }
}

function keyOf(headline: string): string {
  return headline
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim()
}
