/** Reads the lines around the headline: standfirst, bylines and dates. */
import type { Byline } from '../../../schemas/article.ts'
import type { BlockRole, Page } from '../stage.ts'
import { isPersonName, isRole, opensByline, readByline } from './byline.ts'
import { readDateline } from './dateline.ts'
import { wordsOf } from './phrases.ts'

/** How many lines above the headline and how many body lines are looked at. */
const ABOVE = 6
const INTO_BODY = 3
/** How many lines below the headline are right at it. */
const AT_HEADLINE = 8
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
  headline: number | null,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
): void {
  const { blocks, meta } = page
  let first = (headline ?? -1) + 1
  while (first < blocks.length && !isBody(first)) first++
  const from = headline === null ? Math.max(0, first - ABOVE) : headline + 1
  const told = { byline: false, date: false }
  for (let i = from; i < Math.min(blocks.length, first + INTO_BODY); i++) {
    // Beside metadata only a date right at the headline counts; farther down stand the dates of other articles.
    const far = headline === null || i >= from + AT_HEADLINE
    if (meta.publishedAt !== null && far && readDateline(blocks[i]!.text)) continue
    readLine(page, i, headline, first, isBody, roles, told)
  }
  // What stands farther off is only asked for what nothing better tells.
  if (meta.publishedAt !== null) told.date = true
  const last = blocks.findLastIndex((_, i) => isBody(i))
  const far: number[] = []
  for (let i = from - 2; i >= Math.max(0, from - ABOVE); i--) far.push(i)
  for (let i = last + 1; i <= Math.min(blocks.length - 1, last + BELOW); i++) far.push(i)
  for (const i of far) {
    const date = readDateline(blocks[i]!.text)
    if (date ? !told.date : !told.byline && (i < from || readByline(blocks[i]!.text)?.labelled)) {
      readLine(page, i, headline, first, isBody, roles, told)
    }
  }
  if (!told.byline) {
    // “By Ada Moss” above teasers or a form that stand between it and the body.
    const above = Math.max(0, first - FAR_ABOVE)
    const nearest = blocks.slice(above, first).findLastIndex(({ text }) => {
      const byline = text.length < BESIDE_DATE ? readByline(text) : null
      return byline?.labelled === true && byline.bylines.every(({ name }) => isPersonName(name))
    })
    if (nearest >= 0) readLine(page, above + nearest, headline, first, isBody, roles, told)
  }
  if (!told.date) {
    const labelled = blocks.findIndex(({ text }, i) => {
      const date = roles[i] === undefined && !isBody(i) ? readDateline(text) : null
      return date?.certain === true && date.rest.length < BESIDE_DATE
    })
    if (labelled >= 0) readLine(page, labelled, headline, first, isBody, roles, told)
  }
  if (headline !== null) readStandfirst(page, headline + 1, first, isBody, roles)
}

function readLine(
  page: Page,
  i: number,
  headline: number | null,
  first: number,
  isBody: (i: number) => boolean,
  roles: (BlockRole | undefined)[],
  told: { byline: boolean; date: boolean },
): void {
  if (roles[i]) return
  const { blocks } = page
  const { text } = blocks[i]!
  const date = readDateline(text)
  if (date && date.rest.length < BESIDE_DATE) {
    const byline = told.byline ? null : readByline(date.rest)
    told.date = true
    told.byline ||= byline !== null
    const { publishedAt, modifiedAt } = date
    roles[i] = {
      role: 'date',
      reason: null,
      tells: { publishedAt, modifiedAt, ...(byline && { bylines: byline.bylines }) },
    }
    return
  }
  const opener = opensByline(blocks[i - 1]?.text ?? '')
  const byline = readByline(opener ? `By ${text}` : text)
  if (!byline || (isBody(i) && !byline.labelled)) return
  const below = headline !== null && i > headline && i <= headline + 4
  const goesOn = roles[i - 1]?.role === 'byline' && /^(?:&|and\b)/i.test(text)
  if (told.byline && !goesOn) return
  const next = blocks[i + 1]?.text ?? ''
  if (!byline.labelled && (!(below || isRole(next) || beside(blocks, i)) || isVocabulary(byline.bylines, page))) return
  const titled =
    byline.bylines.length === 1 && byline.bylines[0]!.role === null && isRole(next) && i + 1 < first && !roles[i + 1]
  const bylines: Byline[] = titled ? [{ ...byline.bylines[0]!, role: next }] : byline.bylines
  roles[i] = { role: 'byline', reason: null, tells: { bylines } }
  if (titled) roles[i + 1] = { role: 'byline', reason: null }
  told.byline = true
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
function beside(blocks: Page['blocks'], i: number): boolean {
  return [i - 2, i - 1, i + 1, i + 2].some((at) => {
    const text = blocks[at]?.text
    return text !== undefined && (readDateline(text) !== null || AGE.test(text) || text === blocks[i]!.text)
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
