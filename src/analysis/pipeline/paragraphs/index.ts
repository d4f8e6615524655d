/** Joins the article's own blocks into its text and paragraphs, and what page and blocks tell into its metadata. */
import type { Byline, Furniture, Paragraph, ParagraphRole, Post } from '../../../../schemas/article.ts'
import { codeAt } from '../../code-at.ts'
import { aboutWhen, isLater, mostExact, recorded } from '../../moments.ts'
import { type ArticleLayer, type BlockRole, type Page, type PageMeta, stage } from '../stage.ts'
import { languageOf, statedLanguage } from './language.ts'

const kept: ReadonlySet<string> = new Set<ParagraphRole>(['headline', 'standfirst', 'subheading', 'body', 'caption'])

export const article = stage('article', ['page', 'furniture'], ({ page, furniture }): ArticleLayer => {
  const meta = metaOf(page, furniture)
  const { text, paragraphs, posts } = page.as === 'body' ? linesOf(page.text) : joined(page, furniture, meta)
  const body = bodyOf(text, paragraphs)
  const isLive = posts.length > 0 && (meta.kind === null || meta.kind === 'news')
  const isRelease = !isLive && (meta.kind === null || meta.kind === 'news') && RELEASED.test(body.slice(0, OPENING))
  return {
    ...meta,
    ...(isLive && { kind: 'live', kindReason: 'posts' }),
    ...(isRelease && { kind: 'release', kindReason: 'dateline' }),
    posts,
    language: languageOf(body) ?? statedLanguage(meta.language, body),
    text,
    paragraphs,
    wordCount: wordsIn(text),
    furniture: furnitureOf(page, furniture, meta),
    links: page.links.filter(({ block }) => kept.has(furniture[block]!.role)).map(({ url, text }) => ({ url, text })),
  }
})

/** “HARWICK, March 5, 2024 /PRNewswire/ -- …”, as services open the releases that they send; in characters, where it stands. */
const RELEASED =
  /(?:\/(?:PRNewswire|CNW|PRWeb|EINPresswire(?:\.com)?)[\w.-]{0,20}\/|\((?:BUSINESS WIRE|GLOBE ?NEWSWIRE|ACCESSWIRE|Newsfile)[^()]{0,30}\))\s?(?:--?|–|—)/i
const OPENING = 600

const SPACE = /\s/
/** A word ends where white space follows; counted by its code, as matches would be a string each. */
function wordsIn(text: string): number {
  let words = 0
  let inside = false
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    const space = code < 0x80 ? code === 0x20 || (code >= 0x09 && code <= 0x0d) : SPACE.test(text[i]!)
    if (inside && space) words++
    inside = !space
  }
  return inside ? words + 1 : words
}

/** All blocks that are not in the text: furniture, and with their role as the reason those that metadata was read from. */
function furnitureOf(
  { blocks, as }: Page,
  roles: readonly BlockRole[],
  { headline, standfirst }: PageMeta,
): Furniture[] {
  const furniture: Furniture[] = []
  if (as === 'body') return furniture
  for (const [i, { text }] of blocks.entries()) {
    const { role, reason } = roles[i]!
    if (role === 'furniture') furniture.push({ text, reason })
    else if (!kept.has(role)) furniture.push({ text, reason: role })
    else if ((role === 'headline' && text !== headline) || (role === 'standfirst' && text !== standfirst))
      furniture.push({ text, reason: role })
  }
  return furniture
}

/** The article's text, its paragraphs and the entries of a live blog. */
type Joined = Pick<ArticleLayer, 'text' | 'paragraphs' | 'posts'>

/** Every line of the text as a body paragraph; the text itself stays as it is. */
function linesOf(text: string): Joined {
  const paragraphs: Paragraph[] = []
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const start = line.index + line[0].length - line[0].trimStart().length
    const end = line.index + line[0].trimEnd().length
    if (end > start) paragraphs.push({ start, end, role: 'body' })
  }
  return { text, paragraphs, posts: [] }
}

/** Headline and standfirst first, wherever the page had them, then the rest in the page's order. */
function joined({ blocks }: Page, roles: readonly BlockRole[], { headline, standfirst }: PageMeta): Joined {
  const posts: Post[] = []
  const texts: string[] = []
  const paragraphs: Paragraph[] = []
  let at = 0
  const add = (text: string, role: ParagraphRole) => {
    texts.push(text)
    paragraphs.push({ start: at, end: at + text.length, role })
    at += text.length + 2
  }
  if (headline) add(headline, 'headline')
  if (standfirst) add(standfirst, 'standfirst')
  for (const [i, { text }] of blocks.entries()) {
    const { role, opens } = roles[i]!
    if (opens) posts.push({ start: at, end: at, ...opens })
    if (!kept.has(role) || role === 'headline' || role === 'standfirst') continue
    add(text, role as ParagraphRole)
    if (posts.length > 0) posts.at(-1)!.end = at - 2
  }
  return { text: texts.join('\n\n'), paragraphs, posts: posts.filter(({ start, end }) => end > start) }
}

/** A printed date this much off the metadata's is another day in every zone. */
const OTHER_DAY = 36 * 3600_000

/**
 * What the caller gave, then the page's metadata, then what its blocks tell, of these the first. Three exceptions: the
 * standfirst is only ever a block (a description that the page does not print is not the article's); an outlet that names
 * itself as author gives way to a printed byline, and anybody to a signed one;
 * and a day printed at the headline outranks another day in the metadata, where pages keep the date of a first draft or an
 * import, unless the page marks it as that of a change. Where nothing tells of publication the day in the address does, and after
 * it the change.
 */
function metaOf({ meta, outlets, given, changedOn }: Page, roles: readonly BlockRole[]): PageMeta {
  const merged = { ...meta, standfirst: null as string | null }
  const printed: string[] = []
  let changed: string | null = null
  let bylines: Byline[] = []
  let signed = false
  for (const { tells } of roles) {
    if (!tells) continue
    merged.headline = tells.titled ? tells.headline! : (merged.headline ?? tells.headline ?? null)
    merged.standfirst ??= tells.standfirst ?? null
    merged.publisher ??= tells.publisher ?? null
    if (tells.publishedAt && !changedOn.has(tells.publishedAt.slice(0, 10))) printed.push(tells.publishedAt)
    changed ??= tells.modifiedAt ?? null
    bylines = withBylines(bylines, tells.bylines ?? [])
    signed ||= tells.signed === true
  }
  const itself = ({ name }: Byline) =>
    outlets.has(name.toLowerCase()) || name.toLowerCase() === merged.publisher?.toLowerCase()
  if (bylines.length > 0 && (signed || meta.bylines.every(itself))) merged.bylines = bylines
  if (!given.has('publishedAt')) merged.publishedAt = publishedOf(merged, printed)
  const modifiedAt = merged.modifiedAt ?? changed
  merged.modifiedAt = modifiedAt && recorded(changed ? mostExact(modifiedAt, [changed]) : modifiedAt)
  merged.publishedAt ??= merged.modifiedAt
  // Drafts are changed before they are published, and some outlets write their local time as if it were UTC.
  if (merged.modifiedAt && isLater(merged.publishedAt!, merged.modifiedAt)) merged.modifiedAt = null
  return merged
}

function publishedOf({ publishedAt, url }: PageMeta, printed: readonly string[]): string | null {
  const isConfirmed = publishedAt !== null && !printed.every((moment) => isOtherDay(moment, publishedAt))
  const moment = isConfirmed ? publishedAt : (printed[0] ?? publishedAt ?? dayInAddress(url))
  return moment && recorded(mostExact(moment, printed))
}

/** True when a printed day is not the stated one in any zone, nor with day and month in the other order. */
function isOtherDay(printed: string, stated: string): boolean {
  const swapped = `${printed.slice(0, 4)}-${printed.slice(8, 10)}-${printed.slice(5, 7)}`
  return Math.abs(aboutWhen(printed) - aboutWhen(stated)) > OTHER_DAY && !stated.startsWith(swapped)
}

const addressDays = [
  /\/((?:19|20)\d\d)[/-](\d\d?|[a-z]{3})[/-](\d\d?)(?!\d)/,
  /[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/_.-]|$)/,
]
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** “/2020/03/05/harbour-bridge”, “/2020/mar/05/…”, “/20200305/…”: the day that the address names. */
function dayInAddress(url: string | null): string | null {
  for (const pattern of addressDays) {
    const [, year, month, day] = url?.match(pattern) ?? []
    if (!day) continue
    const number = /\d/.test(month!) ? Number(month) : months.indexOf(month!) + 1
    const date = new Date(Date.UTC(Number(year), number - 1, Number(day)))
    if (date.getUTCMonth() === number - 1 && date.getUTCDate() === Number(day)) {
      return date.toISOString().slice(0, 10)
    }
  }
  return null
}

function withBylines(bylines: readonly Byline[], more: readonly Byline[]): Byline[] {
  const all = [...bylines]
  for (const byline of more) {
    const known = all.findIndex(({ name }) => name.toLowerCase() === byline.name.toLowerCase())
    if (known < 0) all.push(byline)
    else all[known] = { ...all[known]!, role: all[known]!.role ?? byline.role }
  }
  return all
}

function bodyOf(text: string, paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .filter(({ role }) => role === 'body')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
}
