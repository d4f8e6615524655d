/** Finds the headline among a page's blocks. */
import { jsonFile, wordList } from '../../../data.ts'
import type { Block, Page } from '../stage.ts'
import { isLabelled, isPersonName, isRole } from './byline.ts'
import { barred } from './dateline.ts'
import { functionWordsOf } from './function-words.ts'
import { isSummaryLabel, MOST_POINTS } from './key-points.ts'
import { Line, linesOf, proseOf, Topic } from './lines.ts'
import { isMenu } from './menu.ts'
import { noteOf } from './notes.ts'
import { mayBeGlued } from './phrases.ts'
import { proseRun } from './prose.ts'
import { Repeats } from './repeats.ts'
import { classifier, type Rows, rowsOf, type Trees } from './trees.ts'

const likelihood = classifier(jsonFile('furniture', 'headline.json') as Trees)

/** How many lines above the run of prose, and how many of it, can be the headline. */
const ABOVE = 300
const INTO_PROSE = 12
/** How many lines of prose a candidate's words are compared with. */
const COMPARED = 40
/** A line less likely than this is not taken: better no headline than a menu label. */
const LEAST = 0.08
/** Of the likeliest line's probability, what another has at least that is taken for it. */
const SECOND_SHARE = 0.35

export const headlineFeatures: string[] = [
  'to prose',
  'words',
  'characters',
  'shared',
  'shared words',
  'shared with first',
  'credits near',
  'date below',
  'byline below',
  'share below',
  'picture credit',
  'repeated',
  'part of others',
  'ended',
  'question',
  'capitals',
  'listed',
  'trail',
  'gap before',
  'gap after',
  'words above',
  'words below',
  'ended below',
  'lines',
  'line',
  'date above',
  'byline above',
  'shared above',
  'shared below',
  'in line above',
  'in line below',
  'name',
  'rank',
]

/**
 * Index of the headline. When the page's metadata states it, the block with these words, else null; in a dump the line
 * that a classifier finds most likely among those around the start of the prose.
 */
export function headlineOf(page: Page, first: number): number | null {
  const { blocks, meta, format } = page
  if (meta.headline !== null) {
    const printed =
      format === 'html' && !page.given.has('headline') ? underSiteName(blocks, meta.headline, first) : null
    if (printed !== null) return printed
    const states = ({ text }: Block) => text === meta.headline || text.startsWith(`${meta.headline} |`)
    const above = blocks.slice(0, first + 1)
    // Picture galleries repeat it over their captions.
    const outside = above.findLastIndex((block) => states(block) && !block.place?.near.has('caption'))
    const stated = outside >= 0 ? outside : above.findLastIndex(states)
    if (stated >= 0) return stated
    const main = above.findLastIndex(({ place }) => place?.tag === 'h1')
    if (main >= 0) return main
    const below = blocks.findIndex(({ text, kind }, i) => i > first && kind === 'heading' && text === meta.headline)
    if (below >= 0) return below
    if (format === 'html') return null
  }
  const { places, rows, start } = headlineCandidates(blocks)
  const lines = linesOf(blocks)
  // A sentence right below one of the prose goes on with it.
  const goesOn = (i: number) => i > start && lines[i]!.text.endsWith('.') && lines[i - 1]!.prose > 0
  // “Ada Moss” over “Senior Lecturer in Law”
  const isAuthor = (i: number) =>
    lines[i]!.size <= MOST_IN_NAME && isPersonName(lines[i]!.text) && isRole(lines[i + 1]?.text ?? '')
  // “The governor at the meeting.” over “Photo credit: File”
  const isCaption = (i: number) => lines[i]!.ended && lines[i + 1] !== undefined && noteOf(lines[i + 1]!) === 'credit'
  const likely = places.map((i, k) =>
    goesOn(i) || isAuthor(i) || isCaption(i) ? 0 : likelihood(rows.values, k * rows.width),
  )
  const marked = markedAmong(blocks, places, start, likely, lines)
  if (marked !== null) return places[marked]!
  let best: number | null = null
  for (const [k, p] of likely.entries())
    if (p > (best === null ? LEAST : likely[best]!) && !isNoTitle(lines[places[k]!]!)) best = k
  if (best === null) return belowCredits(lines, places)
  // Titles of other articles and subheadings are as likely as one above them that has its credits right below.
  const near = (k: number) => rows.values[k * rows.width + CREDITS_NEAR]!
  const least = likely[best]! * FIRST_SHARE
  // “Prev Next” over the title of a video
  const isOfPlayer = CONTROLS.test(lines[places[best]! - 1]?.text ?? '')
  for (let k = 0; k < best; k++)
    if (
      likely[k]! >= least &&
      !isNoTitle(lines[places[k]!]!) &&
      (near(k) < near(best) || places[best]! > start || isOfPlayer)
    )
      best = k
  const told = (k: number) => rows.values[k * rows.width + SHARED_WITH_FIRST]! > 0
  let shareOfFunctionWords: ReturnType<typeof functionWordsOf> | null = null
  const isPhrase = (k: number) => {
    const line = lines[places[k]!]!
    // “The last lamplighter”; “The Harwick Echo” is the site's name.
    const isLong = line.size >= FEWEST_WORDS || (line.size === FEWEST_WORDS - 1 && / \p{Ll}{4}/u.test(line.text))
    if (!isLong) return false
    shareOfFunctionWords ??= functionWordsOf(lines)
    return shareOfFunctionWords(line) > 0
  }
  // A standfirst has more of the story than the headline right above it.
  const over = best > 0 && places[best - 1] === places[best]! - 1 ? best - 1 : null
  const isTitle = (k: number) =>
    (lines[places[k]!]!.size >= FEWEST_WORDS || isPhrase(k)) &&
    !/^[“"‘']|\s[»›>|/]\s|[.…]$/.test(lines[places[k]!]!.text) &&
    // “Live: Storm reaches the coast” over a headline leads elsewhere.
    (told(k) || !FLAGGED.test(lines[places[k]!]!.text)) &&
    // “Ministry of Fisheries”
    (!isNameOfSite(lines[places[k]!]!.text) || isNameOfSite(lines[places[k + 1] ?? places[k]!]!.text))
  if (over !== null && isTitle(over) && !isNoTitle(lines[places[over]!]!)) {
    const isUnsure = likely[best]! < UNSURE || likely[over]! > LIKELY
    const isBelow = blocks[places[best]!]!.gap === 0 && places[over]! > 0
    const isPlain = isPhrase(over) && lines[places[over]!]!.reasons.length === 0
    if (isPlain && isSummary(lines[places[best]!]!)) return places[over]!
    if (likely[over]! >= likely[best]! * STANDFIRST_SHARE) best = over
    else if (isUnsure && isBelow && isPlain && likely[over]! >= likely[best]! * UNSURE_SHARE) return places[over]!
  }
  // The site’s name over the day over the headline.
  if (places[best]! <= OVER_DATE) {
    const least = likely[best]! * UNDER_DATE_SHARE
    const below = places.findIndex((i, k) => k > best! && i <= start && likely[k]! >= least && isBelowDate(lines, i))
    if (below >= 0) best = below
  }
  // The path “HomeHarbourBridge to close on Friday” over “Bridge to close on Friday”
  const path = lines[places[best]!]!.text
  for (let k = best + 1; k < places.length && places[k]! - places[best]! <= BELOW_PATH; k++) {
    const { text, words } = lines[places[k]!]!
    if (words.length >= FEWEST_WORDS && text.length < path.length && path.endsWith(text)) return places[k]!
  }
  // Pages print it over a picture as well.
  const twin = places.findIndex((i, k) => k < best! && lines[i]!.text === path && near(k) <= near(best!))
  if (twin >= 0) return places[twin]!
  // A menu right above the headline, or the site’s name in the first line, has its place and nothing of its story.
  if (told(best)) return places[best]!
  // A title that plays with words shares none of them, and its standfirst does.
  const below = isPhrase(best) && places[best]! > 0 ? places[best]! + 1 : null
  for (let k = best + 1, least = likely[best]! * SECOND_SHARE; k < places.length; k++) {
    const isNearer = near(k) < near(best) || (places[best] === 0 && places[k]! < start)
    if (likely[k]! < least || !told(k) || !isNearer || isNoTitle(lines[places[k]!]!)) continue
    if (places[k] !== below || likely[k]! > likely[best]!) return places[k]!
  }
  return places[best]!
}

/** In words: a person's name. */
const MOST_IN_NAME = 5

/** In words: the name of a site or an office. */
const LONGEST_NAME = 6
/** How likely what is printed is the headline at least where the page's title is such a name. */
const LEAST_PRINTED = 0.5

/**
 * The headline of a page whose title names the site alone, as old programs and offices write it: the likeliest line above the
 * body that speaks of what it does. The name stands in no heading then.
 */
function underSiteName(blocks: readonly Block[], title: string, first: number): number | null {
  if (!isNameOfSite(title)) return null
  const isTitle = ({ text, kind, place }: Block) => kind === 'heading' && text === title && place!.linked < 0.5
  if (blocks.some(isTitle)) return null
  const { places, rows } = headlineCandidates(blocks)
  const lines = linesOf(blocks)
  let [best, most] = [null as number | null, LEAST_PRINTED]
  for (const [k, i] of places.entries()) {
    const p = likelihood(rows.values, k * rows.width)
    const { kind, place, text } = blocks[i]!
    // “Ministry of Fisheries”
    if (kind !== 'heading' && isNameOfSite(text)) continue
    // The heading may have been taken for the first of the body.
    const isOwn = i <= first && place!.linked < 0.5 && rows.values[k * rows.width + SHARED_WORDS]! > 0
    if (p < most || !isOwn || text === title || isNoTitle(lines[i]!)) continue
    best = i
    most = p
  }
  return best
}

/** Every word with a capital but those that join them: “Harbour Times Online”, “Office of the Harbour Master”. */
function isNameOfSite(title: string): boolean {
  const words = title.split(/\s+/)
  return (
    words.length <= LONGEST_NAME && words.every((word) => /^(?:\P{L}?\p{Lu}|(?:of|the|and|for|&|[–—|-])$)/u.test(word))
  )
}

/** True for a headline that stands on a page whose title names the site alone. */
export function isUnderSiteName({ format, meta, given, blocks }: Page, headline: number): boolean {
  if (format === 'text' || meta.headline === null || given.has('headline') || !isNameOfSite(meta.headline)) return false
  return underSiteName(blocks, meta.headline, blocks.length) === headline
}

/** Of a heading's probability, what counts at the second level and below it; and what is left at least of the headline's. */
const [SECOND_LEVEL, LOWER_LEVEL, LEAST_MARKED] = [0.3, 0.1, 0.005]
/** Of its probability, what a heading right above it has at least that is taken for it. */
const OVER_SHARE = 0.1

/** The likeliest among the headings above the prose, where a dump's marks tell headings. */
function markedAmong(
  blocks: readonly Block[],
  places: readonly number[],
  start: number,
  likely: readonly number[],
  lines: readonly Line[],
): number | null {
  let best: number | null = null
  let most = LEAST_MARKED
  for (const [k, i] of places.entries()) {
    const level = i <= start ? blocks[i]!.heading : undefined
    if (level === undefined) continue
    const isSite = i === 0 && lines[i]!.size < FEWEST_WORDS
    const isFirst = (level === 1 && !isSite) || isBelowDate(lines, i)
    const p = likely[k]! * (isFirst ? 1 : level === 2 ? SECOND_LEVEL : LOWER_LEVEL)
    if (p < most || isNoTitle(lines[i]!)) continue
    best = k
    most = p
  }
  // Where the marks do not tell levels a subtitle right below the headline is as likely.
  const above = best === null || best === 0 ? null : best - 1
  const isOver = above !== null && places[above] === places[best!]! - 1 && blocks[places[above]!]!.heading === 1
  return isOver && likely[above]! >= likely[best!]! * OVER_SHARE && !isNoTitle(lines[places[above]!]!) ? above : best
}

/** Of the likeliest line's probability, what one above it has at least that is taken for it. */
const FIRST_SHARE = 0.5
const CONTROLS = /^(?:(?:prev(?:ious)?|next|play|pause|replay|mute|unmute|video|watch|\d{1,2}:\d\d)(?:[\s|/·]+|$))+$/i
/** “Live: …”, “First alert: …” */
const FLAGGED = /^\p{Lu}[\p{L}’'-]*(?:\s[\p{L}’'-]+){0,2}:\s/u
/**
 * In lines: where at most a site's name stands that has the day below it; and of its probability, what a line right below the day
 * has at least that is taken for it.
 */
const [OVER_DATE, UNDER_DATE_SHARE] = [1, 0.2]

/** True for a line right below one that gives the day and nothing else. */
function isBelowDate(lines: readonly Line[], i: number): boolean {
  return (
    i > 1 &&
    lines[i - 1]!.dateline?.rest === '' &&
    lines[i]!.words.length >= FEWEST_WORDS &&
    !lines[i]!.text.endsWith('.')
  )
}

/** The line right below a byline or a date and near the prose, where no line is likely by itself. */
function belowCredits(lines: readonly Line[], places: readonly number[]): number | null {
  const isTitle = (i: number) => i > 0 && lines[i]!.words.length >= FEWEST_WORDS && !isDate(lines[i]!)
  return places.find((i) => isTitle(i) && isSignature(lines[i - 1]!)) ?? null
}

/** In words. */
const SHORTEST_SUMMARY = 12

/** “For 40 years she has rung the bell. In June she will stop”: what stands below a headline. */
function isSummary({ size, signs }: Line): boolean {
  return size >= SHORTEST_SUMMARY && signs.sentences > 0
}

/** A byline or a date, and nothing else. */
function isSignature(line: Line): boolean {
  return isDate(line) || line.signers !== null
}

/** A date alone, or with who wrote it: “Posted on 5 March 2024 by Ada Moss - 5 Comments on Harbour bridge to close”. */
function isDate({ dateline }: Line): boolean {
  if (dateline === null) return false
  const parts = barred(dateline.rest)
  return (
    dateline.rest === '' ||
    isPersonName(dateline.rest) ||
    (dateline.certain && isLabelled(dateline.rest)) ||
    // “The Quay Letter for March 5, 2024, by Ada Moss”
    (parts.length > 1 && isLabelled(parts.at(-1)!))
  )
}

/**
 * A date, buttons and nothing else (“Log in Subscribe”, “Log inSubscribe”), a score (“Harwick 2 - 1 Sorrel FT”), or what a letter
 * says to whom it is sent: “View this email in your browser”.
 */
function isNoTitle(line: Line): boolean {
  const note = noteOf(line)
  return (
    isDate(line) ||
    isButtons(line) ||
    SCORE.test(line.text) ||
    SCORERS.test(line.text) ||
    PATH.test(line.text) ||
    GLUED_MENU.test(line.text) ||
    PAID.test(line.text) ||
    ISSUE.test(line.text) ||
    note === 'sign-up' ||
    note === 'appeal' ||
    note === 'credit' ||
    isNameWithRole(line.text)
  )
}

/** “Ada Moss, Harbour Reporter” */
function isNameWithRole(text: string): boolean {
  const comma = text.indexOf(', ')
  return comma > 0 && comma < 40 && isPersonName(text.slice(0, comma)) && isRole(text.slice(comma + 2))
}
/** “HarbourLettersCart (0)” */
const GLUED_MENU = /^[^.!?]{0,60}\p{Lu}?\p{Ll}+\p{Lu}\p{Ll}+\p{Lu}\p{Ll}/u
/** “Paid content from Quay Foods” */
const PAID = /^(?:paid|sponsored|partner|advertiser|branded|promoted)\s(?:content|post|feature|for by|by)\b/i
/** “The newsletter of the parish of Harwick, no. 214” */
const ISSUE = /[\s,](?:no|issue|vol|volume)\.?\s\d{1,5}$/i
/** “Home / World / Ferry sinks off Harwick” */
const PATH = /^Home(?:page)?\s[/|»›>]\s/i
const SCORE =
  /^\p{Lu}[\p{L}.&’' ]{1,30}\s?\d{1,3}\s?[-–—:]\s?\d{1,3}\s?\p{Lu}[\p{L}.&’' ]{1,30}\s(?:FT|HT|AET|F\/T|H\/T|[Ff]ull[ -][Tt]ime|[Hh]alf[ -][Tt]ime|Final)$/u

/** “Doyle 8, 22 (pen), Amadi 90+6” */
const SCORERS =
  /^(?:(?:\p{Lu}[\p{L}.’'-]* ){1,3}\d{1,3}(?:\+\d{1,2})?[’']?(?: \((?:pen|og|p)\))?(?:, (?=[\p{Lu}\d])|$))(?:(?:(?:\p{Lu}[\p{L}.’'-]* ){1,3})?\d{1,3}(?:\+\d{1,2})?[’']?(?: \((?:pen|og|p)\))?(?:, (?=[\p{Lu}\d])|$))*$/u

/** In words. */
const MOST_ON_BUTTONS = 6

function isButtons(line: Line): boolean {
  if (line.ended || line.words.length > MOST_ON_BUTTONS) return false
  const parted = mayBeGlued(line.text) ? new Line(line.text.replace(GLUED, ' ')) : line
  const said = parted.reasons.reduce((count, { phrase }) => count + phrase.split(' ').length, 0)
  return parted.reasons.length > 1 && said === parted.words.length
}
const GLUED = /(?<=\p{Ll})(?=\p{Lu})/gu

/** The lines of a dump that can be its headline, each with its features in the order of `headlineFeatures`. */
export interface Candidates {
  /** Indices of their blocks. */
  places: number[]
  rows: Rows
  /** Where the prose starts. */
  start: number
}

/**
 * Of the likeliest line's probability, what the line right above it has at least that is the headline over its standfirst; and
 * where no blank line parts the two and the likeliest is less likely than `UNSURE` or the line above it likelier than `LIKELY`.
 */
const [STANDFIRST_SHARE, UNSURE_SHARE] = [0.8, 0.15]
const [UNSURE, LIKELY] = [0.7, 0.3]

/** How many lines below the path that leads to it a headline may stand, and how many words it has at least. */
const BELOW_PATH = 12
const FEWEST_WORDS = 4

/** What of a page the features of its candidates are about. */
interface Surroundings {
  blocks: readonly Block[]
  lines: readonly Line[]
  /** Where the lines begin that are looked at, and where the run of prose does. */
  from: number
  start: number
  /** The words of its first lines, and of its first two. */
  topic: Topic
  opening: ReadonlySet<string>
  /** 1 for lines that give a date or name who signs. */
  dates: Uint8Array
  bylines: Uint8Array
  /** 1 for buttons to share or keep the article. */
  buttons: Uint8Array
  /** Its lines in lower case, and how often they stand there. */
  lower: readonly string[]
  repeats: Repeats
}

const labels = new Set(wordList('furniture', 'not-names').map(([word]) => word!))
/** “3 min read” */
const READING_TIME = /^\d{1,2}\s?min(?:ute)?s?(?:\sread)?$/i

/** How far down credits are looked for. */
const BELOW = 5

/** Finds the candidates of a page; none when it has no prose. */
export function headlineCandidates(blocks: readonly Block[]): Candidates {
  const lines = linesOf(blocks)
  const [start, end] = proseRun(proseOf(lines))
  const from = Math.max(0, start - ABOVE)
  const to = Math.min(blocks.length, end < start ? 0 : start + INTO_PROSE)
  const around = surroundingsOf(blocks, lines, start, end, from, to)
  const places: number[] = []
  let label = Number.NEGATIVE_INFINITY
  for (let i = from; i < to; i++) {
    const { size, text, prose } = lines[i]!
    if (isSummaryLabel(lines[i]!)) label = i
    if (i - label <= MOST_POINTS) continue
    if (size < 2 || size > 32 || text.length > 250 || prose > 20 || around.bylines[i] === 1) continue
    if (lines[i]!.credited || isMenu(lines[i]!) || READING_TIME.test(text)) continue
    // “Harbour correspondent, Quay Courier” under “Ada Moss”
    if (i > 0 && size <= MOST_IN_ROLE && isPersonName(lines[i - 1]!.text) && isRole(text)) continue
    if (endsInName(text)) continue
    places.push(i)
  }
  const rows = rowsOf(places.length, headlineFeatures.length)
  for (let k = 0; k < places.length; k++) {
    const at = writeWords(rows.values, k * rows.width, around, places[k]!)
    const next = writeSurroundings(rows.values, at, around, places[k]!)
    writeNeighbours(rows.values, next, around, places[k]!)
  }
  writeRanks(rows)
  return { places, rows, start }
}

/** In words. */
const MOST_IN_ROLE = 10

/** “The ferry at dawn (Ada Moss)”, “The ferry at dawn [Ada Moss]”, “The ferry at dawn. Credit: Ada
 * Moss”, “The ferry leaves at dawn. Ada Moss”: a caption with its credit. */
function endsInName(text: string): boolean {
  const name = /[)\]]$/.test(text) ? text.slice(Math.max(text.lastIndexOf('('), text.lastIndexOf('[')) + 1, -1) : ''
  const stop = text.lastIndexOf('. ')
  // “… threatened Rep. Ada Moss” is no caption.
  const isSigned =
    stop > 0 && /\p{Ll}{5}$/u.test(text.slice(Math.max(0, stop - 5), stop)) && isPersonName(text.slice(stop + 2))
  return isSigned || isPersonName(name) || CREDIT.test(text)
}
const CREDIT = /\bcredit\s?(?::|\.\.\.|…)/i

function surroundingsOf(
  blocks: readonly Block[],
  lines: readonly Line[],
  start: number,
  end: number,
  from: number,
  to: number,
): Surroundings {
  const topic = new Topic()
  const opening = new Set<string>()
  for (let i = start, compared = 0; i <= end && compared < COMPARED; i++) {
    if (lines[i]!.prose === 0) continue
    if (compared++ < 2) for (const word of lines[i]!.content) opening.add(word)
    topic.add(lines[i]!)
  }
  const dates = new Uint8Array(blocks.length)
  const bylines = new Uint8Array(blocks.length)
  const buttons = new Uint8Array(blocks.length)
  for (let i = from; i <= to + BELOW && i < blocks.length; i++) {
    dates[i] = lines[i]!.dateline !== null || isRelativeDate(lines[i]!) ? 1 : 0
    bylines[i] = lines[i]!.signers === null ? 0 : 1
    buttons[i] = isButton(lines[i]!) ? 1 : 0
  }
  const lower: string[] = []
  for (let i = from; i < to; i++) lower.push(lines[i]!.text.toLowerCase())
  return { blocks, lines, from, start, topic, opening, dates, bylines, buttons, lower, repeats: new Repeats(lower) }
}

/** In words. */
const LONGEST_BUTTON = 4
const LONGEST_RELATIVE = 8
const AGO = /\b(?:ago|yesterday|today)\b/i

function isRelativeDate({ text, words }: Line): boolean {
  return words.length <= LONGEST_RELATIVE && AGO.test(text)
}

function isButton({ words, reasons }: Line): boolean {
  return words.length <= LONGEST_BUTTON && reasons.some(({ value }) => value === 'share')
}

/** Writes the features of a candidate's words and of what stands near it; returns the next place. */
function writeWords(values: Float64Array, first: number, around: Surroundings, i: number): number {
  const { topic, opening, repeats, dates, bylines, buttons } = around
  const { text, size, content, prose, credited } = around.lines[i]!
  let shared = 0
  let inOpening = 0
  for (const word of content) {
    if (topic.linesWith(word) > (prose > 0 ? 1 : 0)) shared++
    if (opening.has(word)) inOpening++
  }
  const date = distanceTo(dates, i)
  const byline = distanceTo(bylines, i)
  const count = Math.max(content.length, 1)
  const lower = around.lower[i - around.from]!
  let at = first
  values[at++] = Math.max(-50, i - around.start)
  values[at++] = size
  values[at++] = text.length
  values[at++] = shared / count
  values[at++] = shared
  values[at++] = inOpening / count
  values[at++] = Math.min(date, byline)
  values[at++] = date
  values[at++] = byline
  values[at++] = distanceTo(buttons, i)
  values[at++] = credited ? 1 : 0
  values[at++] = repeats.times(lower)
  values[at++] = repeats.inside(lower)
  return at
}

/** How many lines below one a mark is; 9 when there is none near. */
function distanceTo(marks: Uint8Array, i: number): number {
  for (let k = 1; k <= BELOW && i + k < marks.length; k++) if (marks[i + k] === 1) return k
  return 9
}

/** How many lines above one a mark is; 9 when there is none near. */
function distanceFrom(marks: Uint8Array, i: number): number {
  for (let k = 1; k <= BELOW && i - k >= 0; k++) if (marks[i - k] === 1) return k
  return 9
}

/** Writes the features of how a candidate is written and of the lines around it; returns the next place. */
function writeSurroundings(values: Float64Array, first: number, { blocks, lines }: Surroundings, i: number): number {
  const { text, size, ended, signs, reasons } = lines[i]!
  const last = i + 1 === blocks.length
  let at = first
  values[at++] = ended ? 1 : 0
  values[at++] = text.endsWith('?') ? 1 : 0
  values[at++] = signs.capitals / size
  values[at++] = reasons.length / size
  values[at++] = /[»›>|/]/.test(text) ? 1 : 0
  values[at++] = Math.min(blocks[i]!.gap, 2)
  values[at++] = last ? 2 : Math.min(blocks[i + 1]!.gap, 2)
  values[at++] = i === 0 ? 0 : Math.min(lines[i - 1]!.size, 40)
  values[at++] = last ? 0 : Math.min(lines[i + 1]!.size, 40)
  values[at++] = !last && lines[i + 1]!.ended ? 1 : 0
  values[at++] = Math.min(blocks.length, 500)
  values[at++] = i
  return at
}

/** Writes what of the line above and the line below a candidate is about the story; returns the next place. */
function writeNeighbours(values: Float64Array, first: number, around: Surroundings, i: number): number {
  const { lines, topic, dates, bylines } = around
  const own = new Set(lines[i]!.content)
  const shareOf = (line: Line | undefined, is: (word: string) => boolean) =>
    line === undefined || line.content.length === 0 ? 0 : line.content.filter(is).length / line.content.length
  const isTold = (line: Line | undefined) => (word: string) => topic.linesWith(word) > (line!.prose > 0 ? 1 : 0)
  const [above, below] = [lines[i - 1], lines[i + 1]]
  let at = first
  values[at++] = distanceFrom(dates, i)
  values[at++] = distanceFrom(bylines, i)
  values[at++] = shareOf(above, isTold(above))
  values[at++] = shareOf(below, isTold(below))
  values[at++] = shareOf(above, (word) => own.has(word))
  values[at++] = shareOf(below, (word) => own.has(word))
  values[at++] = isPersonName(lines[i]!.text) ? 1 : 0
  return at
}

const SHARED_WITH_FIRST = headlineFeatures.indexOf('shared with first')
const CREDITS_NEAR = headlineFeatures.indexOf('credits near')
const SHARED_WORDS = headlineFeatures.indexOf('shared words')
const RANK = headlineFeatures.indexOf('rank')

/** Writes which of the page's candidates shares most words with the prose: 0 for the most. */
function writeRanks({ values, width }: Rows): void {
  const order: number[] = []
  for (let row = 0; row < values.length; row += width) order.push(row)
  order.sort((a, b) => values[b + SHARED_WORDS]! - values[a + SHARED_WORDS]!)
  for (let rank = 0; rank < order.length; rank++) values[order[rank]! + RANK] = Math.min(rank, 20)
}

/** Bars and dashes between a headline and the outlet's name. */
const BAR = /\s(?:[|–—:»·-]|::)\s/g
/** In words: an outlet's name at most, and a headline at least. */
const LONGEST_OUTLET = 5
const SHORTEST_HEADLINE = 4
/** In characters: what is looked through for the name. */
const LONGEST_MENTION = 150

/** “LIVEHarbour bridge to close”, “Video2:14Harbour bridge …”: the label of an element of its own, glued to the headline. */
const GLUED_LABEL = /^(\p{Lu}{3,12}|\p{Lu}\p{Ll}{2,14})(?:\d{1,2}:\d\d)?(?=\p{Lu}\p{Ll}+\s)/u
/** “Harbour bridge to close 14 Comments” */
const BUTTON_BEHIND = /\s(?:#|¶|Share|\d{1,4} [Cc]omments?)$/

/**
 * A dump's headline without the section, badge or button of its element. A section is a line of its own elsewhere, and what it
 * is glued to is no word that the page writes so (“HomePod”).
 */
export function withoutLabels(headline: string, blocks: readonly Block[]): string {
  const text = headline.replace(BUTTON_BEHIND, '')
  const found = text.match(GLUED_LABEL)
  if (found === null) return text
  const glued = text.slice(0, text.indexOf(' '))
  const isLabel = labels.has(found[1]!.toLowerCase()) || blocks.some((block) => block.text === found[1])
  const isWord = blocks.some((block) => block.text.includes(glued) && !block.text.includes(text))
  return isLabel && !isWord ? text.slice(found[0].length) : text
}

/**
 * A dump's headline as it stands: “Harbour bridge to close – Quay Courier” without the outlet's name, when another short line
 * (a menu, a notice of copyright) holds that name too, or is the headline without it.
 */
export function withoutOutlet(headline: string, blocks: readonly Block[]): string {
  const bar = [...headline.matchAll(BAR)].at(-1)
  if (bar === undefined) return headline
  const head = headline.slice(0, bar.index)
  const tail = headline.slice(bar.index + bar[0].length)
  const count = tail.split(' ').length
  if (count > LONGEST_OUTLET || head.split(' ').length < SHORTEST_HEADLINE || !/^\p{Lu}/u.test(tail)) return headline
  const isNamed = blocks.some(
    ({ text }) => text === head || (text.length <= LONGEST_MENTION && text !== headline && text.includes(tail)),
  )
  return isNamed ? head : headline
}
