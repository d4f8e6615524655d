/** Reads the lines around the headline: standfirst, bylines and dates. */
import type { Byline } from '../../../schemas/article.ts'
import type { BlockRole, Page } from '../stage.ts'
import { isPersonName, isRole, isTeam, opensByline, readByline } from './byline.ts'
import { readDateline } from './dateline.ts'
import { type Line, linesOf } from './lines.ts'
import { wordsOf } from './phrases.ts'

/** How many lines above the headline and how many body lines are looked at. */
const ABOVE = 6
const INTO_BODY = 3
/** How many lines below the headline are right at it. */
const AT_HEADLINE = 8
/** How many lines below the first of the body a headline can stand. */
const INSIDE = 12
/** How many lines below a byline its date can stand. */
const BELOW_BYLINE = 7
/** How many lines below the body. */
const BELOW = 8
/** How many lines above the body a labelled byline may stand that nothing nearer replaces. */
const FAR_ABOVE = 40
/** What may stand on a date line beside the date, in characters: a name, a place, a section. */
const BESIDE_DATE = 80

/**
 * Gives roles to the lines between the headline and the body; for what they do not tell, to the lines above the headline
 * and labelled ones below the body; for the date at last to any line of the page that gives one with its time or label.
 */
export function readCredits(
  page: Page,
  found: number | null,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
): void {
  const { blocks, meta } = page
  const lines = linesOf(blocks)
  const headline = found !== null && isTop(page, found, isBody) ? found : null
  let first = (headline ?? -1) + 1
  while (first < blocks.length && !isBody(first)) first++
  const from = headline === null ? Math.max(0, first - ABOVE) : headline + 1
  const signed = lines.slice(from, first + INTO_BODY).some(isSigned)
  const told: Told = { byline: false, date: false, signed }
  const end = Math.min(blocks.length, first + INTO_BODY)
  for (let i = from; i < end; i++) {
    // Beside metadata only a date right at the headline counts; farther down stand the dates of other articles.
    const far = headline === null || i >= from + AT_HEADLINE
    if (meta.publishedAt !== null && far && readDateline(blocks[i]!.text, page.dateOrder)) continue
    readLine(page, i, headline, first, isBody, roles, told)
  }
  const byline = roles.findIndex((role) => role?.role === 'byline')
  for (let i = end; !told.date && byline >= 0 && i < Math.min(blocks.length, byline + BELOW_BYLINE); i++) {
    if (readDateline(blocks[i]!.text, page.dateOrder)?.rest === '')
      readLine(page, i, headline, first, isBody, roles, told)
  }
  // What stands farther off is only asked for what nothing better tells.
  if (meta.publishedAt !== null) {
    const above = headline === null || told.date ? [] : [headline - 1, headline - 2]
    const date = above.find((i) => i >= 0 && readDateline(blocks[i]!.text, page.dateOrder))
    // Only the date: beside it stands the section.
    if (date !== undefined) readLine(page, date, headline, first, isBody, roles, { ...told, byline: true })
    told.date = true
  }
  const last = blocks.findLastIndex((_, i) => isBody(i))
  const far: number[] = []
  for (let i = from - 2; i >= Math.max(0, from - ABOVE); i--) far.push(i)
  // Without a headline to start from, a line above that is a date and nothing else before those below the body, which
  // are of other articles and of sources. Above a headline it is often the day of the visit.
  for (let i = from - ABOVE - 1; headline === null && i >= Math.max(0, from - FAR_ABOVE); i--) {
    if (readDateline(blocks[i]!.text, page.dateOrder)?.rest === '') far.push(i)
  }
  for (let i = last + 1; i <= Math.min(blocks.length - 1, last + BELOW); i++) far.push(i)
  for (const i of far) {
    const date = readDateline(blocks[i]!.text, page.dateOrder)
    if (date ? !told.date : !told.byline && (i < from || lines[i]!.byline?.labelled)) {
      readLine(page, i, headline, first, isBody, roles, told)
    }
  }
  if (!told.byline) {
    // “By Ada Moss” above teasers or a form that stand between it and the body.
    const above = Math.max(0, first - FAR_ABOVE)
    const nearest = lines.slice(above, first).findLastIndex((line) => line.text.length < BESIDE_DATE && isSigned(line))
    if (nearest >= 0) readLine(page, above + nearest, headline, first, isBody, roles, told)
  }
  if (!told.date) {
    const labelled = blocks.findIndex(({ text }, i) => {
      const date = roles[i] === undefined && !isBody(i) ? readDateline(text, page.dateOrder) : null
      return date?.certain === true && date.rest.length < BESIDE_DATE
    })
    if (labelled >= 0) readLine(page, labelled, headline, first, isBody, roles, told)
  }
  if (headline !== null) readStandfirst(page, headline + 1, first, isBody, roles)
}

/**
 * False for a line far inside the body, which a long article's dump may give for its headline; what is taken for body
 * above it may be furniture, and then credits stand below it.
 */
function isTop({ blocks, dateOrder }: Page, headline: number, isBody: (i: number) => boolean): boolean {
  return (
    headline <= blocks.findIndex((_, i) => isBody(i)) + INSIDE ||
    linesOf(blocks)
      .slice(headline + 1, headline + AT_HEADLINE)
      .some((line) => readDateline(line.text, dateOrder) !== null || isSigned(line))
  )
}

function readLine(
  page: Page,
  i: number,
  headline: number | null,
  first: number,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
  told: Told,
): void {
  if (roles[i]) return
  const { blocks } = page
  const { text } = blocks[i]!
  const date = readDateline(text, page.dateOrder)
  if (date && date.rest.length < BESIDE_DATE) {
    const byline = told.byline ? null : (readByline(date.rest) ?? personIn(date.rest))
    told.date = true
    told.byline ||= byline !== null
    const { publishedAt, modifiedAt } = date
    roles[i] = {
      role: 'date',
      reason: null,
      tells: { publishedAt, modifiedAt, ...(byline && signature(page, byline)) },
    }
    return
  }
  const opener = opensByline(blocks[i - 1]?.text ?? '')
  const lines = opener ? namesBelow(blocks, i) : 1
  const byline = opener
    ? readByline(
        `By ${blocks
          .slice(i, i + lines)
          .map((block) => block.text)
          .join(' ')}`,
      )
    : (linesOf(blocks)[i]!.byline ?? teamIn(text))
  if (!byline || (isBody(i) && !byline.labelled)) return
  if (told.signed && !(byline.labelled && byline.bylines.every(({ name }) => isPersonName(name)))) return
  const below = headline !== null && i > headline && i <= headline + 4
  const goesOn = roles[i - 1]?.role === 'byline' && /^(?:&|and\b)/i.test(text)
  if (told.byline && !goesOn) return
  const next = blocks[i + 1]?.text ?? ''
  if (!byline.labelled) {
    const marked = i < first && i > (headline ?? first - ABOVE) && blocks[i]!.place?.near.has('byline')
    const placed = below || marked || isRole(next) || beside(page, i)
    if (!placed || isVocabulary(byline.bylines, page)) return
  }
  const titled =
    byline.bylines.length === 1 && byline.bylines[0]!.role === null && isRole(next) && i + 1 < first && !roles[i + 1]
  const bylines: Byline[] = titled ? [{ ...byline.bylines[0]!, role: next }] : byline.bylines
  roles[i] = { role: 'byline', reason: null, tells: signature(page, { ...byline, bylines }) }
  for (let k = 1; k < lines; k++) roles[i + k] = { role: 'byline', reason: null }
  if (titled) roles[i + 1] = { role: 'byline', reason: null }
  told.byline = true
}

type Told = {
  byline: boolean
  date: boolean
  /** A labelled byline names people below the headline, so that other names and outlets there are not the author’s. */
  signed: boolean
}

/** True for a labelled byline that names people. */
function isSigned({ byline }: Line): boolean {
  return byline?.labelled === true && byline.bylines.every(({ name }) => isPersonName(name))
}

/**
 * What a byline tells. `signed`: it names people and outranks the metadata, because that names nobody but an outlet or
 * account, or (under a label) somebody else altogether, such as who keeps the pages.
 */
function signature({ meta, outlets }: Page, { bylines, labelled }: { bylines: Byline[]; labelled: boolean }) {
  const people = bylines.every(({ name }) => isPersonName(name))
  const known = meta.bylines.map(({ name }) => name)
  const same = bylines.some(({ name }) => known.some((other) => isSamePerson(name, other)))
  const nobody = !known.some((name) => isPersonName(name) && !outlets.has(name.toLowerCase()))
  return { bylines, signed: people && !same && (labelled || nobody) }
}

/** Names that share the surname, or of which one goes on after the other (“Ada Moss Deputy Editor”). */
function isSamePerson(a: string, b: string): boolean {
  const [one, other] = [a.toLowerCase(), b.toLowerCase()]
  return one.split(' ').at(-1) === other.split(' ').at(-1) || one.startsWith(other) || other.startsWith(one)
}

/** The person among what else stands on a date line: “The Quay Courier | Ada Moss”. */
function personIn(rest: string): ReturnType<typeof readByline> {
  const name = rest.split(' | ').find(isPersonName)
  return name ? { bylines: [{ name, role: null }], labelled: false } : null
}

function teamIn(text: string): ReturnType<typeof readByline> {
  return isTeam(text) ? { bylines: [{ name: text, role: null }], labelled: false } : null
}

/** How many lines from `i` hold names and the words that join them: “Ada Moss”, “and”, “Ben Tarn”. */
function namesBelow(blocks: Page['blocks'], i: number): number {
  let lines = 1
  while (/^(?:,|&|and)$/i.test(blocks[i + lines]?.text ?? '') && isPersonName(blocks[i + lines + 1]?.text ?? ''))
    lines += 2
  return lines
}

/** “2 hours ago”, “16 min read”: dates nothing, but stands beside bylines. */
const AGE = /^.{0,40}\b\d+\s(?:min(?:ute)?s?\sread|(?:second|minute|min|hour|day|week|month|year)s?\sago)\b/i

/** True when the page writes the last word of a supposed name in lower case elsewhere: it is a word, not a surname. */
function isVocabulary(bylines: readonly Byline[], { blocks }: Page): boolean {
  return bylines.some(({ name }) => {
    const last = name.split(' ').at(-1)!.toLowerCase()
    return (
      blocks.some(({ text }) => text.includes(` ${last} `)) && blocks.filter(({ text }) => text === name).length < 2
    )
  })
}

/** A name alone is a byline only next to a date, an age or the same name. */
function beside({ blocks, dateOrder }: Page, i: number): boolean {
  return [i - 2, i - 1, i + 1, i + 2].some((at) => {
    const text = blocks[at]?.text
    return text !== undefined && (readDateline(text, dateOrder) !== null || AGE.test(text) || text === blocks[i]!.text)
  })
}

/** The first sentence-like line under the headline that is not body: it stands right below, or before the credits. */
function readStandfirst(
  { blocks, meta }: Page,
  from: number,
  first: number,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
): void {
  const described = meta.standfirst
  for (let i = from; i < first; i++) {
    if (roles[i] || isBody(i)) continue
    const { text, kind, place } = blocks[i]!
    const words = wordsOf(text).length
    const fits = described === null ? i === from : described === text || (i === from && words >= 6)
    if (!fits || words < 5 || text.length > 500 || kind === 'caption' || (place?.linked ?? 0) > 0.5) continue
    roles[i] = { role: 'standfirst', reason: null, tells: { standfirst: text } }
    return
  }
}
