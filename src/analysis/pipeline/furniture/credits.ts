/** Reads the lines around the headline: standfirst, bylines and dates. */
import type { Byline } from '../../../../schemas/article.ts'
import { wordList } from '../../../data.ts'
import { isLater } from '../../moments.ts'
import type { BlockRole, Page, Placement } from '../stage.ts'
import { opensBiography, signedAtEnd } from './biography.ts'
import {
  isAccount,
  isLabelled,
  isNamedAsOutlet,
  isNameInAnyScript,
  isPersonName,
  isPictureCredit,
  isRole,
  isTeam,
  isUncasedName,
  opensByline,
  penNameIn,
  readByline,
  withoutOpener,
} from './byline.ts'
import { endsOverComment, type IsComment } from './comments.ts'
import { barred, type Dateline, isDateLabel, readDateline } from './dateline.ts'
import { isSummaryLabel } from './key-points.ts'
import { Line, linesOf } from './lines.ts'
import { isPosted, noteOf } from './notes.ts'
import { wordsOf } from './phrases.ts'
import { isUnspaced } from './prose.ts'
import { reasonOf } from './reasons.ts'
import { isOwner, signature } from './signature.ts'
import { NAME_AND_OUTLET, readStandfirst } from './standfirst.ts'

/** How many lines above the headline and how many body lines are looked at. */
const ABOVE = 6
const INTO_BODY = 3
/** How many lines right above the headline may sign what is below it. */
const OVER_HEADLINE = 3
/** How many lines below the headline are right at it. */
const AT_HEADLINE = 8
/** How many lines below the first of the body a headline can stand. */
const INSIDE = 12
/** How many lines below a byline its date can stand. */
const BELOW_BYLINE = 7
/** How many lines below the body. */
const BELOW = 8
/** How many lines below the body the only labelled byline there, or a biography, may stand. */
const FAR_BELOW = 60
/** How many lines above the body a labelled byline may stand that nothing nearer replaces. */
const FAR_ABOVE = 40
/** How many lines into what was taken for the body a labelled byline beside its date may stand. */
const FAR_INSIDE = 20
/** How many lines above the headline a name over “5 min read” may stand. */
const FAR_OVER = 20
/** How many lines in a row are bylines: for each, all lines are asked whose page it is. */
const MOST_SIGNING = 40
/** What may stand on a date line beside the date, in characters: a name, a place, a section. */
const BESIDE_DATE = 80

/** How many lines of what was taken for the body stand over its first sentence. */
const MOST_OVER_SENTENCE = 6
/** How many words the name of a section or an outlet beside the credits has. */
const MOST_ON_LABEL = 4

/** In words: the title of another article. */
const FEWEST_IN_TITLE = 4

/** “5 Comments on Harbour bridge to close”: what follows a byline in a line of a blog. */
const COUNT_OF_COMMENTS = /(?:^|[\s|–—-])(?:\d+|no) comments?\b.*$/i
/** “— Ada Moss on 5 March”: who said what stands above, and when. */
const UNDER_QUOTE = /^[—–]\s?\p{Lu}/u
/**
 * Gives roles to the lines between the headline and the body; for what they do not tell, to the lines above the headline
 * and labelled ones below the body; for the date at last to any line of the page that gives one with its time or label.
 */
export function readCredits(
  page: Page,
  found: number | null,
  isBody: (i: number) => boolean,
  isComment: IsComment,
  roles: (BlockRole | undefined)[],
): void {
  const { blocks, meta, format } = page
  const lines = linesOf(blocks)
  const headline = found !== null && isTop(page, found, isBody) ? found : null
  let opening = (headline ?? -1) + 1
  while (opening < blocks.length && !isBody(opening)) opening++
  const first = firstSentence(lines, opening, isBody)
  const from = headline === null ? Math.max(0, first - ABOVE) : headline + 1
  const signs = (i: number) => !isComment(i) && (isSigned(lines[i]!) || isNameUnderOpener(blocks, i))
  const isText = (i: number) => noteOf(lines[i]!) !== 'credit' && !isPosted(lines[i]!) && !isShortAnd(lines, i, signs)
  const last = blocks.findLastIndex((_, i) => isBody(i) && isText(i))
  const end = Math.min(blocks.length, first + INTO_BODY)
  const signsAbove = (i: number) => i >= 0 && (signs(i) || isLabelled(withoutBars(dateOf(page, i)?.rest ?? '')))
  const within = (start: number, stop: number) =>
    lines.slice(start, stop).flatMap((_, k) => (isShortAnd(lines, start + k, signs) ? [start + k] : []))
  const over = headline === null ? [] : [...Array(OVER_HEADLINE).keys()].map((k) => headline - OVER_HEADLINE + k)
  // Those with a date beside them sign excerpts of other articles.
  const signedBelow = within(last + 1, last + 1 + BELOW).filter((i) => lines[i]!.dateline === null)
  const overDates = signedBelow.filter((i) => i + 1 < blocks.length && dateOf(page, i + 1)?.rest === '')
  // So does one between a title and a date.
  const isTeaser = overDates.some((i) => !lines[i - 1]!.ended && lines[i - 1]!.size >= FEWEST_IN_TITLE)
  // And so do several below titles or excerpts.
  const apart = within(last + 2, last + 1 + FAR_BELOW).filter((i) => lines[i - 1]!.size >= FEWEST_IN_TITLE)
  const ofOthers = new Set([...(overDates.length > 1 || isTeaser ? overDates : []), ...(apart.length > 1 ? apart : [])])
  const below = signedBelow.filter((i) => !ofOthers.has(i))
  const signedAbove = lines.slice(from, first).some((line, k) => signs(from + k) && line.dateline === null)
  const signed = lines.slice(from, end).some((_, k) => signs(from + k)) || below.length > 0 || over.some(signsAbove)
  const marked = lines
    .slice(from, first)
    .some((line, k) => blocks[from + k]!.place?.near.has('byline') && line.byline !== null)
  const told: Told = { byline: false, date: false, signed, signedAbove, marked }
  const reading = { page, headline, first, last, isBody, roles, told }
  for (let i = from; i < end && !isComment(i); i++) {
    // Beside metadata only a date right at the headline counts; farther down stand the dates of other articles.
    const far = headline === null || i >= from + AT_HEADLINE
    if (meta.publishedAt !== null && far && dateOf(page, i)) continue
    readLine(reading, i)
  }
  if (headline !== null && format === 'text') readDateAbove(page, headline, roles)
  const byline = roles.findIndex((role) => role?.role === 'byline')
  for (let i = end; !told.date && byline >= 0 && i < Math.min(blocks.length, byline + BELOW_BYLINE); i++) {
    if (dateOf(page, i)?.rest === '') readLine(reading, i)
  }
  // What stands farther off is only asked for what nothing better tells.
  if (meta.publishedAt !== null) {
    const above = headline === null || told.date ? [] : [headline - 1, headline - 2]
    const date = above.find((i) => i >= 0 && dateOf(page, i))
    // Only the date: beside it stands the section.
    if (date !== undefined) readLine({ ...reading, told: { ...told, byline: true } }, date)
    told.date = true
  }
  const far: number[] = []
  for (let i = from - 2; i >= Math.max(0, from - ABOVE); i--) far.push(i)
  // Without a headline to start from, a line above that is a date and nothing else before those below the body, which
  // are of other articles and of sources. Above a headline it is often the day of the visit.
  for (let i = from - ABOVE - 1; headline === null && i >= Math.max(0, from - FAR_ABOVE); i--) {
    if (dateOf(page, i)?.rest === '') far.push(i)
  }
  for (let i = last + 1; i <= Math.min(blocks.length - 1, last + BELOW); i++) far.push(i)
  const top = blocks[first]?.place
  const isDated = (i: number) => {
    const { place } = blocks[i]!
    return i <= first || !place || !top || !isOfOther(place, top)
  }
  for (const i of far) {
    const date = isDated(i) ? dateOf(page, i) : null
    const isOther = signedBelow.includes(i) && !below.includes(i)
    if (isComment(i)) continue
    if (date ? !told.date : !told.byline && !isOther && (i < from || lines[i]!.signers !== null)) {
      readLine(reading, i)
    }
  }
  readFarByline(reading, within)
  if (!told.date) {
    const labelled = blocks.findIndex((_, i) => {
      const date = roles[i] === undefined && !isBody(i) && isDated(i) ? dateOf(page, i) : null
      return date?.certain === true && date.rest.length < BESIDE_DATE
    })
    if (labelled >= 0) readLine(reading, labelled)
  }
  if (headline !== null) readStandfirst(page, headline + 1, opening, isBody, roles)
  if (!roles.slice(from, first).some((role) => role?.role === 'byline' || role?.role === 'date')) return
  // “Politics”, “The Quay Courier”; “LONDON” is where the first sentence was written.
  for (let i = opening; i < first; i++) {
    const { ended, words, text } = lines[i]!
    const isLabel = !ended && words.length <= MOST_ON_LABEL && text !== text.toUpperCase()
    if (roles[i] || !isBody(i) || !isLabel || blocks[i]!.kind === 'heading') continue
    roles[i] = { role: 'furniture', reason: reasonOf(blocks[i]!, lines[i]!, 'navigation') }
  }
}

/** The first line of the body past what may open it: names, dates, sections. */
function firstSentence(lines: readonly Line[], first: number, isBody: (i: number) => boolean): number {
  for (let i = first; i < Math.min(lines.length, first + MOST_OVER_SENTENCE); i++)
    if (isBody(i) && lines[i]!.prose > 0) return i
  return first
}

/** Where the lines below the headline tell the day of a change alone, the day of publication may stand above it. */
function readDateAbove(page: Page, headline: number, roles: (BlockRole | undefined)[]): void {
  const told = roles.flatMap((role) => role?.tells ?? [])
  const changed = told.find(({ modifiedAt }) => modifiedAt)?.modifiedAt
  if (!changed || told.some(({ publishedAt }) => publishedAt)) return
  for (let i = headline - 1; i >= Math.max(0, headline - OVER_HEADLINE); i--) {
    const date = roles[i] ? null : dateOf(page, i)
    if (date?.rest !== '' || !date.publishedAt || isLater(date.publishedAt, changed)) continue
    roles[i] = { role: 'date', reason: null, tells: { publishedAt: date.publishedAt, modifiedAt: null } }
    return
  }
}

/** Looks for a byline where nothing nearer has one. @param within the lines of a stretch that sign. */
function readFarByline(reading: Reading, within: (start: number, stop: number) => number[]): void {
  const { page, headline, first, last, isBody, roles, told } = reading
  const { blocks, meta } = page
  const lines = linesOf(blocks)
  if (!told.byline) {
    // “By Ada Moss” above teasers or a form that stand between it and the body, or at the end of a long page, where several
    // would be of teasers and comments.
    const above = within(Math.max(0, first - FAR_ABOVE), first).at(-1)
    const inside = within(first, Math.min(last, first + FAR_INSIDE)).find(
      (i) => isBesideDate(page, i) || isNameUnderOpener(blocks, i),
    )
    const below = within(last + 1, last + 1 + FAR_BELOW)
    const nearest = above ?? inside ?? (below.length === 1 ? below[0] : undefined)
    if (nearest !== undefined) readLine(reading, nearest)
  }
  if (!told.byline && headline !== null && meta.bylines.length === 0) readNameAbove(reading, headline)
  if (!told.byline && headline !== null) {
    const timed = (i: number) => isPersonName(blocks[i]!.text) && READING_TIME.test(blocks[i + 1]!.text)
    for (let i = headline - 2; i >= Math.max(0, headline - FAR_OVER) && !told.byline; i--)
      if (timed(i)) readLine(reading, i)
    const isCard = (i: number) => meta.bylines.length === 0 && isInCard(page, i, headline)
    for (let i = headline - 2; i >= Math.max(0, headline - ABOVE) && !told.byline; i--) {
      if (roles[i] || !isCard(i)) continue
      const bylines = [{ name: blocks[i]!.text, role: null }]
      roles[i] = { role: 'byline', reason: null, tells: signature(page, { bylines, labelled: false }) }
      told.byline = true
    }
  }
  if (!told.byline && meta.bylines.length === 0) {
    const box = blocks.findIndex(
      (_, i) =>
        i > (headline ?? first) &&
        i <= last + FAR_BELOW &&
        (!isBody(i) || i === last) &&
        !roles[i] &&
        opensBiography(blocks, i) &&
        // An obituary tells of whom it is about as biographies do.
        !isAbout(titleOf(reading), [{ name: blocks[i]!.text, role: null }]),
    )
    if (box >= 0) {
      const bylines = [{ name: blocks[box]!.text, role: null }]
      roles[box] = { role: 'byline', reason: null, tells: signature(page, { bylines, labelled: false }) }
    }
  }
  if (!told.byline && meta.bylines.length === 0) {
    // Over “Ada Moss” nothing but a role or the outlet stands at the end of the body.
    const isEnd = (at: number) => !roles[at] && lines.slice(at, last).every(({ prose }) => prose === 0)
    for (const at of [last - 1, last, last + 1]) {
      const name = at > first && at < blocks.length && isEnd(at) ? signedAtEnd(lines, at, first) : null
      if (name === null || isOwner(page, name) || elsewhere.some((hint) => blocks[at]!.place?.hints.has(hint))) continue
      const next = blocks[at + 1]?.text ?? ''
      const role = !roles[at + 1] && isRole(next) && next.length < BESIDE_DATE ? next : null
      const publishedAt = told.date ? undefined : lines[at]!.dateline?.publishedAt
      roles[at] = {
        role: 'byline',
        reason: null,
        tells: {
          ...signature(page, { bylines: [{ name, role }], labelled: false }),
          ...(publishedAt && { publishedAt }),
        },
      }
      told.date ||= publishedAt !== undefined
      if (role !== null) roles[at + 1] = { role: 'byline', reason: null }
      break
    }
  }
}

/**
 * “Ada Moss”, alone anywhere between the headline and the first sentence of the body: below the standfirst, dates and buttons. The
 * article says nothing of her, as it does of whom captions and labels name.
 */
function readNameAbove(reading: Reading, headline: number): void {
  const { page, first, roles, told } = reading
  const { blocks } = page
  const lines = linesOf(blocks)
  // What stands over it may have been taken for the first sentence.
  const end = lines[first + 2] && lines[first + 2]!.prose > 0 ? first + 2 : first
  for (let i = headline + 1; i < end; i++) {
    const { text, kind, place } = blocks[i]!
    if (roles[i] || kind === 'heading' || kind === 'caption' || place?.near.has('share')) continue
    const found = lines[i]!.byline
    if (found === null || !(isPersonName(text) || areNames(found, text))) continue
    const { bylines } = found
    if (!bylines.every(({ name }) => isGivenName(name.split(' ', 1)[0]!) && !isToldOf(page, name, headline))) continue
    if (isAbout(titleOf(reading), bylines) || isVocabulary(bylines, page)) continue
    if (bylines.some(({ name }) => isOwner(page, name))) continue
    roles[i] = { role: 'byline', reason: null, tells: signature(page, found) }
    told.byline = true
    return
  }
}

/**
 * False for a line far inside the body, which a long article's dump may give for its headline; what is taken for body
 * above it may be furniture, and then credits stand below it.
 */
function isTop(page: Page, headline: number, isBody: (i: number) => boolean): boolean {
  return (
    headline <= page.blocks.findIndex((_, i) => isBody(i)) + INSIDE ||
    linesOf(page.blocks)
      .slice(headline + 1, headline + AT_HEADLINE)
      .some((line) => line.datelineOf(page) !== null || isSigned(line))
  )
}

/** Gives line `i` the role of a date or byline, if it is one. */
function readLine(reading: Reading, i: number): void {
  const { page, headline, first, last, isBody, roles, told } = reading
  if (roles[i]) return
  const { blocks } = page
  const { text } = blocks[i]!
  const date = dateOf(page, i)
  const rest = date?.rest.replace(COUNT_OF_COMMENTS, '') ?? ''
  if (
    date &&
    !(isBody(i) && tellsWhen(linesOf(blocks)[i]!, date)) &&
    (rest.length < BESIDE_DATE || isLabelled(withoutBars(rest)))
  ) {
    // “Quay Courier, 5 March 2024” over “By Ada Moss”
    const signsBelow = i + 1 < blocks.length && isSigned(linesOf(blocks)[i + 1]!)
    const isTaken = told.byline || ((signsBelow || told.signedAbove) && !isLabelled(withoutBars(rest)))
    const byline = isTaken
      ? null
      : (readByline(withoutBars(rest)) ??
        personIn(rest, rest.split(BESIDE_A_DATE)) ??
        penName(rest) ??
        (i - 1 === headline ? nameIn(page, withoutBars(rest), headline) : null))
    told.date = true
    const signing = byline?.bylines.every(({ name }) => BUREAU.test(name)) ? null : byline
    told.byline ||= signing !== null
    const { publishedAt, modifiedAt } = date
    roles[i] = {
      role: 'date',
      reason: null,
      tells: { publishedAt, modifiedAt, ...(signing && signature(page, signing)) },
    }
    return
  }
  const opener = opensByline(blocks[i - 1]?.text ?? '')
  const lines = opener ? namesBelow(blocks, i) : 1
  const byline = opener
    ? readByline(
        `${blocks[i - 1]!.text} ${blocks
          .slice(i, i + lines)
          .map((block) => block.text.replace(OPENS_AND, ''))
          .join(' | ')}`,
      )
    : (linesOf(blocks)[i]!.byline ??
      teamIn(text) ??
      penName(text, page, i) ??
      personIn(text.replace(NUMERIC, ' | ')) ??
      (i - 1 === headline && isBesideDate(page, i) ? (accountIn(text) ?? oneName(page, text, headline)) : null) ??
      (headline !== null && i > headline && (i - 1 === headline || isBesideDate(page, i))
        ? uncasedIn(page, text, headline)
        : null))
  const name =
    headline !== null &&
    (isNameBelow(blocks[i]!, i - headline) ||
      (i - 1 === headline && areNames(byline, text)) ||
      isNameOverBody(page, i, first) ||
      isNameOverDate(page, i, i - headline, byline))
  if (!byline || (i >= first && isBody(i) && !byline.labelled && !name)) return
  const people = byline.bylines.every(({ name }) => isNameInAnyScript(name))
  const follows = roles[i - 1]?.role === 'byline' && roles[i - MOST_SIGNING]?.role !== 'byline'
  // “Ada MossEditor” over “Ben TarnReporter”
  const [{ name: named, role }] = byline.bylines as [Byline]
  const titledToo = role !== null && i < first && !byline.labelled && !blocks[i - 1]!.text.startsWith(named.slice(0, 5))
  const more = people && follows && (titledToo || goesOn(page, i, first))
  if (told.signed && !(byline.labelled && people) && !more) return
  const below = headline !== null && i > headline && i <= headline + 4
  if (told.byline && !more) return
  const next = blocks[i + 1]?.text ?? ''
  // “Ada Moss/Quay Courier” over “Ben Tarn”: who took the picture, and who wrote the article.
  if (!byline.labelled && NAME_AND_OUTLET.test(text) && isPersonName(next)) return
  // “Harbour Wire” over “Ada Moss”
  if (!byline.labelled && !people && below && isPersonName(next)) return
  if (!byline.labelled && !more) {
    if (linesOf(blocks)[i]!.credited) return
    const { kind, place } = blocks[i]!
    // Names of sections and of what one can do with the page.
    if (
      !place?.near.has('byline') &&
      (told.marked || kind === 'heading' || kind === 'caption' || place?.near.has('share'))
    )
      return
    const marked = i < first && i > (headline ?? first) - ABOVE && blocks[i]!.place?.near.has('byline')
    // Above the headline menus end.
    const reach = headline !== null && i < headline ? 1 : 2
    const placed =
      below || name || marked || isRole(next) || beside(page, i, reach) || isNameOverHeadline(page, i, headline)
    if (!placed || isVocabulary(byline.bylines, page) || isAbout(titleOf(reading), byline.bylines)) return
  }
  const titled =
    byline.bylines.length === 1 &&
    byline.bylines[0]!.role === null &&
    isRole(next) &&
    (i + 1 < first || linesOf(blocks)[i + 1]!.prose === 0) &&
    !roles[i + 1] &&
    // “5 March 2024, The Quay Critic”
    dateOf(page, i + 1) === null
  const bylines: Byline[] = titled ? [{ ...byline.bylines[0]!, role: next }] : byline.bylines
  roles[i] = { role: 'byline', reason: null, tells: signature(page, { ...byline, bylines }, i > last + 1) }
  for (let k = 1; k < lines; k++) roles[i + k] = { role: 'byline', reason: null }
  if (titled) roles[i + 1] = { role: 'byline', reason: null }
  told.byline = true
}

/**
 * True for a line that is a person's name right below the headline, or below the standfirst with a handle beside it: no body
 * begins so, whatever the classifier says.
 */
function isNameBelow({ text, kind }: Page['blocks'][number], distance: number): boolean {
  if (distance < 1 || distance > 2 || kind === 'heading') return false
  const [name, handle] = text.split(' @')
  return isPersonName(name!) && (distance === 1 || handle !== undefined)
}

/** “Ada Moss and Ben Tarn” */
function areNames(byline: ReturnType<typeof readByline>, text: string): boolean {
  const names = byline?.bylines ?? []
  return (
    names.length > 1 &&
    names.every(({ name, role }) => role === null && isPersonName(name)) &&
    names.reduce((left, { name }) => left.replace(name, ''), text).replace(/[\s,&]|\band\b/g, '') === ''
  )
}

/** True for the names alone of people below the headline and right above the date. */
function isNameOverDate(page: Page, i: number, distance: number, byline: ReturnType<typeof readByline>): boolean {
  const { ended, text } = linesOf(page.blocks)[i]!
  if (distance < 1 || distance > AT_HEADLINE || byline === null || (ended && !DEGREE.test(text))) return false
  return (
    i + 1 < page.blocks.length &&
    /^(?:\d{1,2}\smin(?:ute)?s?(?:\sread)?)?$/i.test(dateOf(page, i + 1)?.rest ?? '-') &&
    byline.bylines.every((one) => isPersonName(one.name) || isTeam(one.name))
  )
}

/** “Ada Moss, Ph.D.” */
const DEGREE = /,\s\p{Lu}\p{L}?\.\p{Lu}\.$/u

/**
 * True for a person's name right above the headline with the date below it; the article says nothing of them, as it does of
 * those whom labels of subjects name.
 */
function isNameOverHeadline(page: Page, i: number, headline: number | null): boolean {
  const { blocks } = page
  if (i + 1 !== headline || !isPersonName(blocks[i]!.text) || isPersonName(blocks[i - 1]?.text ?? '')) return false
  if (!isGivenName(blocks[i]!.text.split(' ', 1)[0]!)) return false
  const isDated = [1, 2].some((k) => headline + k < blocks.length && dateOf(page, headline + k)?.rest === '')
  return isDated && !isToldOf(page, blocks[i]!.text, headline)
}

/** “Ada Moss” over “Columnist and former teacher. She lives in Harwick.” */
function isInCard(page: Page, i: number, headline: number): boolean {
  const [name, note] = [page.blocks[i]!.text, page.blocks[i + 1]!.text]
  const end = note.indexOf('. ')
  if (!isPersonName(name) || !isGivenName(name.split(' ', 1)[0]!)) return false
  return isRole(end < 0 ? note.replace(/\.$/, '') : note.slice(0, end)) && !isToldOf(page, name, headline)
}

/** True when a longer line from the headline on has somebody's surname. */
function isToldOf({ blocks }: Page, name: string, headline: number): boolean {
  const surname = name.slice(name.lastIndexOf(' ') + 1)
  return blocks.some(({ text }, at) => at >= headline && text.length > BESIDE_DATE && text.includes(surname))
}

let givenNames: ReadonlySet<string> | null = null

/** True for a given name of the lists; “Harbour Lights” is a section. Few pages ask, and the lists are long. */
function isGivenName(word: string): boolean {
  givenNames ??= new Set([
    ...[...wordList('entities', 'given-names-english'), ...wordList('names', 'given')].map(([name]) => name!),
    ...wordList('entities', 'given-names').flatMap(([, names]) => names!.split('|')),
  ])
  return givenNames.has(word)
}

/** “Ada Moss, Harwick” as the first paragraph: who wrote the article, and where. */
const NAME_AND_PLACE = /^([^,]{4,40}), \p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,2}\.?$/u

function isNameOverBody({ blocks }: Page, i: number, first: number): boolean {
  const name = i <= first && i >= first - 1 ? blocks[i]!.text.match(NAME_AND_PLACE)?.[1] : undefined
  return name !== undefined && isPersonName(name) && linesOf(blocks)[i + 1]?.ended === true
}

/**
 * True for a line below a byline that goes on with it: “and Ben Tarn”, or a name alone with its own role, or the date, below it.
 */
function goesOn(page: Page, i: number, first: number): boolean {
  const { blocks } = page
  if (OPENS_AND.test(blocks[i]!.text)) return true
  const { text } = blocks[i]!
  if (i + 1 >= first || !isPersonName(text) || isNamedAsOutlet(text) || isOwner(page, text)) return false
  if (isRole(blocks[i + 1]!.text)) return true
  if (dateOf(page, i + 1)?.rest === '') return true
  return isPersonName(blocks[i - 1]!.text) && isGivenName(blocks[i]!.text.split(' ', 1)[0]!)
}

/** True for a line as short as a byline that fits. */
function isShortAnd(lines: readonly Line[], i: number, fits: (i: number) => boolean): boolean {
  return lines[i]!.text.length < BESIDE_DATE && fits(i)
}

/** True for a person's name under a line that is the opener of a byline alone: “Written by”. */
function isNameUnderOpener(blocks: Page['blocks'], i: number): boolean {
  return i > 0 && opensByline(blocks[i - 1]!.text) && isPersonName(blocks[i]!.text)
}

/** A page whose lines are read, up to what has been told so far. */
interface Reading {
  page: Page
  headline: number | null
  /** First line of the body, and last. */
  first: number
  last: number
  isBody: (i: number) => boolean
  roles: (BlockRole | undefined)[]
  told: Told
}

type Told = {
  byline: boolean
  date: boolean
  /** A labelled byline names people below headline or body, so that other names and outlets there are not the author’s. */
  signed: boolean
  /** Such a byline stands between headline and body, and not on the date's line. */
  signedAbove: boolean
  /** The page marks a line above the body as a byline, so that names in others are not the author's. */
  marked: boolean
}

/** Hints of what holds the dates of other articles and of comments. */
const elsewhere = ['related', 'aside', 'comments']

/**
 * True for a line below the headline's part of a page that leads to another article, or stands with those: in a rail, in an
 * archive. What `top`, a line of the article itself, stands in, too, tells nothing.
 */
function isOfOther({ linked, hints }: Placement, top: Placement): boolean {
  return linked > 0.5 || elsewhere.some((hint) => hints.has(hint) && !top.hints.has(hint))
}

/** The date that a line gives, unless it is that of a picture, of a reader's comment or of words that are quoted. */
function dateOf(page: Page, i: number): Dateline | null {
  if (page.blocks[i]!.kind === 'caption') return null
  const line = linesOf(page.blocks)[i]!
  // “1 day ago” may be when it was changed: it dates what the metadata does not.
  const known = page.meta.publishedAt === null ? page : { dateOrder: page.dateOrder, retrievedAt: null }
  const date = labelledAbove(page, i) ?? line.datelineOf(known)
  if (date === null || UNDER_QUOTE.test(line.text) || isOfPicture(line)) return null
  return endsOverComment(wordsOf(date.rest)) && !AGE_ALONE.test(date.rest) ? null : date
}

/** “The quay on 3 January 2009. Ada Moss / AP” */
function isOfPicture({ text, credited }: Line): boolean {
  const stop = text.search(/[.!?]\s\p{Lu}/u)
  const end = stop > 0 ? text.slice(stop + 2) : ''
  return !isLabelled(text) && (credited || NAME_AND_OUTLET.test(end) || isPictureCredit(end))
}

/** “Posted on 5 March 2024 by QIO Harwick”: the office that posts what ministries say. */
const BUREAU = /^\p{Lu}{3,5}\s\p{Lu}\p{Ll}+$/u

/** In words in small letters beside a day: a credit has fewer. */
const FEWEST_TOLD = 4

/** “On 8 June 1957 she married a sailor, and they ran the mill.”: a day on which something happened. */
function tellsWhen({ prose }: Line, { certain, rest }: Dateline): boolean {
  return (
    prose > 0 &&
    !certain &&
    !isLabelled(withoutBars(rest)) &&
    (rest.match(/(?<![\p{L}\d])\p{Ll}/gu)?.length ?? 0) >= FEWEST_TOLD
  )
}

/** What is left of “5 March 2024, updated 3 hours ago”; a comment has its name beside it. */
const AGE_ALONE = /^\d{1,3}\s\p{L}+\sago$/u

/** The date of a line below its label: “Last updated” over “20 February 2025”. */
function labelledAbove({ blocks, dateOrder }: Page, i: number): Dateline | null {
  const label = i > 0 ? blocks[i - 1]!.text : ''
  if (!isDateLabel(label) || linesOf(blocks)[i]!.dateline?.rest !== '') return null
  return readDateline(`${label} ${blocks[i]!.text}`, dateOrder)
}

/** True for a labelled byline that names people. */
function isSigned(line: Line): boolean {
  return line.signers?.every(({ name }) => isNameInAnyScript(name)) ?? false
}

/** “Harbour » Ada Moss » 5 March 2024”; without a date such a line is a path. */
const BESIDE_A_DATE = /\s[|»›>•·*][\s,|]*/

/** The person among what else stands on a date line: “The Quay Courier | Ada Moss”. */
function personIn(rest: string, parts = barred(rest)): ReturnType<typeof readByline> {
  const name = parts.map((part, i) => (i > 0 ? withoutOpener(part).replace(/\.$/, '') : part)).find(isPersonName)
  return name ? { bylines: [{ name, role: null }], labelled: false } : null
}

/** “03/04/2024”, which may be of March or April. */
const NUMERIC = /\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:\s|$)/

/** “| By Ada Moss |” without what stands for the date. */
function withoutBars(rest: string): string {
  return rest.replace(/^[\s|]+|[\s|]+$/g, '')
}

/** “Ada” or “TideWatcher” on the date's line; “Travel” is a section. */
function nameIn(page: Page, name: string, headline: number): ReturnType<typeof readByline> {
  return accountIn(name) ?? (isGivenName(name) ? oneName(page, name, headline) : null)
}

/** The name of an account right below the headline and beside the date: “TideWatcher”. */
function accountIn(name: string): ReturnType<typeof readByline> {
  return ACCOUNT.test(name) && !isAccount(name) ? { bylines: [{ name, role: null }], labelled: true } : null
}
/**
 * “Ada” between the headline and the date. A section is a word that is listed or that the page writes in small
 * letters, too, or a line of its menu.
 */
function oneName({ blocks }: Page, name: string, headline: number): ReturnType<typeof readByline> {
  const lower = name.toLowerCase()
  if (!ONE_NAME.test(name) || !isPersonName(`${name} ${name}`)) return null
  if (blocks.some((block) => block.text.includes(lower))) return null
  return printedOften(blocks, name, headline) ? null : { bylines: [{ name, role: null }], labelled: true }
}
const ONE_NAME = /^\p{Lu}(?!\p{Lu}+$)\p{L}{2,15}$/u
/** How often a page prints the name of its author alone: at the headline and over the biography, then over comments. */
const MOST_OF_NAME = 2
const MOST_BELOW = 6
/** True for a line of the page's menus: such are printed above the headline, too. */
function printedOften(blocks: Page['blocks'], name: string, headline: number): boolean {
  const places = blocks.flatMap(({ text }, i) => (text === name ? [i] : []))
  return places.length > (places[0]! < headline ? MOST_OF_NAME : MOST_BELOW)
}
const ACCOUNT = /^\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12}$/u

/** In characters: a name in a script without spaces. */
const LONGEST_UNSPACED = 8

/** A name in a script without capitals, where no menu or section is called so. */
function uncasedIn({ blocks }: Page, text: string, headline: number): ReturnType<typeof readByline> {
  const [name] = text.split(/\s?[·|]/)
  const line = new Line(name!)
  if (line.reasons.length > 0 || isSummaryLabel(line)) return null
  if (!isUncasedName(name!) || (isUnspaced(name!) && name!.length > LONGEST_UNSPACED)) return null
  return printedOften(blocks, name!, headline) ? null : { bylines: [{ name: name!, role: null }], labelled: true }
}

/** A pen name under an opener; `beside` the line of a date, where it has none of its own. */
function penName(text: string, page?: Page, beside?: number): ReturnType<typeof readByline> {
  const name = penNameIn(text)
  if (name === null || (page && !isBesideDate(page, beside!))) return null
  return { bylines: [{ name, role: null }], labelled: true }
}

function isBesideDate(page: Page, i: number): boolean {
  const lines = linesOf(page.blocks)
  return [i - 1, i + 1].some((at) => lines[at]?.datelineOf(page)?.rest === '')
}

function teamIn(text: string): ReturnType<typeof readByline> {
  return isTeam(text) ? { bylines: [{ name: text, role: null }], labelled: false } : null
}

/**
 * How many lines from `i` hold names and what joins them: “Ada Moss”, “and”, “Ben Tarn”; “Ada Moss,”, “Ben Tarn”; under “Authors”
 * all that are names.
 */
function namesBelow(blocks: Page['blocks'], i: number): number {
  const textAt = (at: number) => blocks[at]?.text ?? ''
  const isName = (at: number) => isPersonName(textAt(at).replace(/,$/, ''))
  const several = /s\s?:?$/i.test(textAt(i - 1))
  let lines = 1
  for (;;) {
    const text = textAt(i + lines)
    const joint = text === ',' ? text : text.match(OPENS_AND)?.[0]
    if (joint === text && isName(i + lines + 1)) lines += 2
    else if (joint !== undefined && isPersonName(text.slice(joint.length).trim())) lines++
    else if ((several || textAt(i + lines - 1).endsWith(',')) && isName(i + lines)) lines++
    else return lines
  }
}

/** “and Ben Tarn”, “und” */
const OPENS_AND = /^(?:&|(?:and|und|et|y|e|en|i|и|ve|dan|och|og|và)(?![\p{L}\p{M}]))\s?/iu

/** “5 min read” */
const READING_TIME = /^\d{1,2}\smin(?:ute)?s?\sread\b/i
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

function titleOf({ page, headline }: Reading): string {
  return headline === null ? (page.meta.headline ?? '') : page.blocks[headline]!.text
}

/** True when the headline names one of the people: they are whom it is about, except where it opens “Ada Moss: …”. */
function isAbout(headline: string, bylines: readonly Byline[]): boolean {
  return bylines.some(({ name }) => headline.includes(name) && !headline.startsWith(`${name}:`))
}

/** A name alone is a byline only next to a date, an age or the same name. */
function beside(page: Page, i: number, reach: number): boolean {
  const lines = linesOf(page.blocks)
  return [i - 2, i - 1, i + 1, i + 2].some((at) => {
    const line = Math.abs(at - i) <= reach ? lines[at] : undefined
    return line && (line.datelineOf(page) !== null || AGE.test(line.text) || line.text === lines[i]!.text)
  })
}
