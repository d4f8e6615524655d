/** Reads bylines: “By Jon Stone, Policy Correspondent”, “Ada Moss and Ben Tarn in Harwick”. */
import type { Byline } from '../../../../schemas/article.ts'
import { alternatives, anyOf, wordList } from '../../../data.ts'
import { mayBeGlued } from './phrases.ts'

/** Longer lines are prose or author biographies. */
const LONGEST_LINE = 200
/** Longer words of a name are links of a menu run together. */
const LONGEST_WORD = 20
/** Most words in small letters, the full stop counted, of a line that names people without a label. */
const MOST_SMALL_WORDS = 6

const openerRows = wordList('furniture', 'byline-openers')
const openers = new RegExp(`^(?:${anyOf(openerRows.map(([opener]) => opener!))})(?![\\p{L}\\d,;’'-])\\s*:?\\s*`, 'iu')
/** Those after which only people are authors. */
const beforePeople = new Set(openerRows.flatMap(([opener, , before]) => (before === 'people' ? [opener!] : [])))
const roleRows = wordList('furniture', 'byline-roles')
const roleWords = new Set(roleRows.map(([word]) => word!))
/** Those after which who wrote it is named: “Reporter Ada Moss”; “Director Ada Moss” may have made the film. */
const beforeNames = new Set(roleRows.flatMap(([word, , place]) => (place === 'opens' ? [word!] : [])))
const titleRows = wordList('furniture', 'byline-titles')
const titleWords = new Set(titleRows.map(([word]) => word!))
/** Those that open a title printed right behind a name: “Ada Moss Head Harbour Policy”. */
const offices = new Set(titleRows.flatMap(([word, , place]) => (place === 'opens' ? [word!] : [])))
const headRows = wordList('furniture', 'outlet-heads')
const outletHeads = new Set(headRows.map(([word]) => word!))
/** Those with which an outlet’s name may begin: “El Diario de Harwick”. */
const firstHeads = new Set(headRows.flatMap(([word, , place]) => (place === 'opens' ? [word!] : [])))
const agencies = new Set(wordList('furniture', 'agencies').map(([name]) => name!))
const teams = new Set(wordList('furniture', 'team-words').map(([word]) => word!))
const notNames = new Set(wordList('furniture', 'not-names').map(([word]) => word!))
const particles =
  /^(?:a[pbfv]|al|bint?|binti|d[aeiou]|das|del|della|den|der|do[ns]|e|el|ibn|l[aeo]|te[nr]|ul|van|von|y|z[ue]?)$/
/** “Ada Moss III”, “Ben Tarn Jr.”: what may end a name. */
const GENERATION = /^(?:I{2,3}|IV|[JS]r\.?)$/

const others = alternatives('furniture', 'other-credits')
const otherCredits = new RegExp(`\\b(?:${others})\\b.*$`, 'i')
/** “Reviewed by Ben Tarn, MD — Written by Ada Moss” */
const otherBefore = new RegExp(`^(?:${others})\\s[^|•·–—]{3,80}[|•·–—]\\s?(?=(?:written |words |story )?by\\s)`, 'i')
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
/** “Ada MossPublished”, “Ada MossStaff Writer”, “Ada Moss5 March”: what pages print in one element after a name. */
const glued = new RegExp(
  `(?<=\\p{Ll})(?=\\d|In\\s\\p{Lu}|(?<=\\p{Ll}{3})\\p{Lu}{3,5}\\s(?:News|Sport)|(?:${[
    ...roleWords,
    'senior',
    'chief',
    'published',
    'updated',
    'posted',
    'by',
    'follow',
    'leave',
    'share',
    'photos',
    'photographs',
    'photography',
    'illustrations',
    'edited',
    'reviewed',
  ]
    .map(capital)
    .join('|')})(?![\\p{Ll}]))`,
  'gu',
)
/** “Ada MossBen Tarn”: two names that stand in elements of their own; “McDonald”, “DeVito” are one word. */
const gluedNames = /(\p{Lu}[\p{L}.’'-]*(?:\s[\p{L}.’'-]+){0,2}?\s)([\p{L}’'-]*\p{Ll})(?=\p{Lu}\p{Ll}+\.?\s\p{L})/gu
const PREFIX = /^(?:Ma?c|De|Di|Du|Da|La|Le|Lo|Van|Von|Fitz|O[’']|St)$/
function gluedApart(found: string, before: string, last: string): string {
  return PREFIX.test(last) || !isPersonName(before + last) ? found : `${found}|`
}

/** “Ada Mossand Ben Tarn”; “Sutherland”, “Bertrand”, “Anand” end so themselves. */
const GLUED_AND = /(\s\p{Lu}[\p{L}’'-]{1,20}(?<![lrmnh]))and\s(?=\p{Lu}[\p{L}.’'-]*\s\p{Lu})/gu

/** “Harbour correspondentBen Tarn” */
const gluedRoles = new RegExp(`(?<=\\b(?:${[...roleWords].join('|')}))(?=\\p{Lu}\\p{Ll}+\\s\\p{L})`, 'gu')

/** “Text: Ada Moss  Pictures: Ben Tarn” */
const PICTURES =
  /(?<=\S\s*)\b(?:(?:photo|picture|image|illustration|video|graphic|foto|bild|imagem|fotografía|zdjęcia)s?\s?:|photography\s|(?<=[.;|]\s)(?:photograph|picture)s\s).*$/i

/** “Ada Moss (words) and Ben Tarn (pictures)”: what stands behind the name of somebody who wrote nothing of it. */
const PICTURED = /\((?:photo(?:graph)?|picture|image|illustration|video|graphic)(?:s|graphy)?\)/gi
const MADE_PICTURES = '\u2021'

/** What else stands beside a name: counts, reading times, ages, days without a year, addresses. */
const asides =
  /[\w.+-]+@\w+\.[\w.]+|@[\w.]+|\([^()]{0,60}\)|https?:\S+|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b(?:follow|view|leave an?)\b.*$|\se-?mail$|\b\d[\d.,k]*\s+(?:comments?|shares?|views?|likes?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?)\b(?:\s+(?:read|ago))?|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}\b|\b\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b/gi

/** A line without any of these has no asides; most lines end the search here. */
const HAS_ASIDE = /[@(:\d]|follow|view|leave|mail$/i

/** True when the line is a journalist's job: “Policy Correspondent”, “Senior Lecturer in Economics, University of Harwick”. */
export function isRole(line: string): boolean {
  const words = wordsOf(line)
  return (
    words.length > 0 &&
    words.length <= 14 &&
    line.length <= LONGEST_LINE &&
    !/[.!?:]$/.test(line) &&
    words.some((word) => roleWords.has(word.toLowerCase().split('-', 1)[0]!.replace(/s$/, '')))
  )
}

/** True for what bylines print after a name only: “Research Scientist”, “VP”, “PhD”. */
function isTitle(piece: string): boolean {
  const words = wordsOf(piece)
  return (
    words.length <= 10 && words.some((word) => titleWords.has(word.toLowerCase().split('-').at(-1)!.replace(/s$/, '')))
  )
}

/** True for a sentence whose first words say what somebody is by trade: “Ada Moss is a professor of marine law”. */
export function namesTrade(sentence: string): boolean {
  return wordsOf(sentence)
    .slice(0, WORDS_TO_TRADE)
    .some((word) => titleWords.has(word.toLowerCase()) || roleWords.has(word.toLowerCase()))
}
const WORDS_TO_TRADE = 14

/** True when the words are written as a person's name: two to five capitalised words, none of them a menu label. */
export function isPersonName(text: string): boolean {
  if (text.length > 60 || !/^\p{Lu}/u.test(text)) return false
  const words = text.split(/\s+/)
  if (words.length > 2 && GENERATION.test(words.at(-1)!)) words.pop()
  if (words.length < 2 || words.length > 5) return false
  // “Ada Moss USA”: an outlet in capitals after a name that is not; “D. J. MOSS” is one.
  if (/\p{Lu}{3}$/u.test(words.at(-1)!) && /^[^-]*\p{Ll}/u.test(text) && !/^\p{Lu}{2}/u.test(text)) return false
  return words.every((word, i) => {
    const bare = word.replace(/[.,’']+$/, '')
    const lower = bare.toLowerCase()
    if (notNames.has(lower) || roleWords.has(lower) || teams.has(lower)) return false
    if (particles.test(bare)) return i > 0 && i < words.length - 1
    return (
      word.length <= LONGEST_WORD &&
      /^\p{Lu}[\p{L}\p{M}’'.-]*$/u.test(word) &&
      // “Ada De La O”
      (bare.length > 1 || i < words.length - 1 || i > 1)
    )
  })
}

/** True for what may be a name in a script without capitals, where something else says that it is one. */
export function isUncasedName(text: string): boolean {
  return text.length <= 40 && UNCASED_NAME.test(text)
}
const UNCASED_NAME = /^(?=.{2})[\p{Lo}\p{M}]{1,14}(?:[ ・·][\p{Lo}\p{M}.]{1,14}){0,3}$/u

/** A person's name in whatever script. */
export function isNameInAnyScript(text: string): boolean {
  return isPersonName(text) || isUncasedName(text)
}

/**
 * The name that a label introduces anywhere in a line of a script without capitals: “来源:北浜新聞 作者:高橋健太”, “2025年4月18日 by
 * 高橋健太 Leave a comment”.
 */
function uncasedNameIn(line: string): string | null {
  return line.length <= LONGEST_LINE && UNCASED.test(line) ? (line.match(LABELLED_UNCASED)?.[1] ?? null) : null
}
/** A letter of Arabic, of the scripts of India, or of East Asia. */
const UNCASED = /[\u0600-\u0dff\u3040-\u9fff\uac00-\ud7a3]/
const LABELLED_UNCASED =
  /(?:^by\s|(?:^|[\s|·/])(?:(?:作者|记者|記者|撰文|執筆|文責|取材・文)\s?[:：/]?\s?|文\s?[:：/]\s?|بقلم:?\s|लेखक:?\s))((?=.{2})[\p{Lo}\p{M}]{1,14}(?:[ ・][\p{Lo}\p{M}]{1,14}){0,3})(?=$|[\s|·,，、(（/A-Z])/iu

/** “[동해일보=김서연 기자]”, “北浜新聞記者 高橋健太”: a name with the word for reporter behind or before it, and the outlet. */
function reporterIn(line: string): string | null {
  if (line.length > LONGEST_REPORTER || !UNCASED.test(line)) return null
  return line.match(KOREAN_REPORTER)?.[1] ?? line.match(OUTLETS_REPORTER)?.[1] ?? null
}
const LONGEST_REPORTER = 40
const KOREAN_REPORTER = /(?:^|[\s=[(])([가-힣]{2,4})\s?(?:기자|특파원|논설위원)(?=$|[\])\s])/
const OUTLETS_REPORTER = /^\p{Lo}{2,10}(?:记者|記者|通讯员)[\s:：]\s?([\p{Lo}·]{2,6})$/u

/**
 * Reads a line as a byline. `labelled`: it opens as one does (“By …”), so that an outlet or agency may be the author;
 * otherwise only people's names are taken. Null when the line is no byline.
 */
export function readByline(line: string): { bylines: Byline[]; labelled: boolean } | null {
  if (line.length > LONGEST_LINE || /[!?]$/.test(line)) return null
  const uncased = uncasedNameIn(line) ?? reporterIn(line)
  if (uncased !== null) return { bylines: [{ name: uncased, role: null }], labelled: true }
  const text = (line.match(IN_BRACKETS)?.[1] ?? line)
    .replace(otherBefore, '')
    .replace(BEFORE_BAR, '')
    .replace(GLUED_BY, 'By ')
  const opener = text.match(openers)
  // “Ada Moss, 55, faces ten years in prison.” is a sentence.
  if (!opener && smallWords(text) > MOST_SMALL_WORDS) return null
  if (!opener && !mayName(text)) return null
  if (!opener && isPictureCredit(text)) return null
  // “بقلم سلمى الحداد”, “記者 高橋健太”
  if (opener && isUncasedName(text.slice(opener[0].length)))
    return { bylines: [{ name: text.slice(opener[0].length), role: null }], labelled: true }
  const outlets = opener !== null && !beforePeople.has(opener[0].replace(/[\s:]+$/, '').toLowerCase())
  const credit = opener ? text.slice(opener[0].length) : text
  const named =
    outlets && isStaffOfOutlet(credit) && nameInCapitals(credit.split(' ')) === null
      ? [{ name: credit, role: null }]
      : creditsOf(credit, outlets)
  const bylines = named.filter(({ name }) => !isAccount(name))
  // “Di Webster”: a name that begins with a word that opens bylines elsewhere.
  if (bylines.length === 0 && opener && !outlets && isPersonName(text))
    return { bylines: creditsOf(text, false), labelled: false }
  return bylines.length > 0 ? { bylines, labelled: opener !== null } : null
}

/** “Ada Moss on 03/04/2024 - 09:30”, of which nothing tells day from month. */
const DATED = /\son\s\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)[^\p{L}]*(?:[ap]\.?m\.?)?$/iu
/** “(Reporting by Ada Moss)” */
const IN_BRACKETS = /^\(([^()]*)\)$/
/** “Harwick Radio | By Ada Moss” */
const BEFORE_BAR = /^[^|]{1,40}\s\|\s(?=By\s\p{Lu})/u
/** “ByAda Moss”, “Posted byAda Moss” */
const GLUED_BY = /^(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished|[Ww]ords|[Ss]tory|[Rr]eported) )?[Bb]y(?=\p{Lu})/u

/** “Ada Moss/QUAYWIRE”: an outlet in capitals, or one that sells pictures. */
const FOR_OUTLET = /^[^/]{1,60}\p{L}\/\p{Lu}[\p{Lu}\d. ]*$/u
const FOR_PICTURES = new RegExp(`/\\s?(?:${alternatives('furniture', 'picture-agencies')})\\b`, 'i')
const CREDIT =
  /\((?:photo |image |picture )?credit:|^\W*(?:photo|image|picture|illustration)s?(?: credit)?:|[|/][^|/]{0,40} (?:images|photos|pictures)$/i

/** True for a line that says who took a picture, and for whom. */
export function isPictureCredit(line: string): boolean {
  return (line.includes('/') && (FOR_OUTLET.test(line) || FOR_PICTURES.test(line))) || CREDIT.test(line)
}

/** What a person's name has at least: a capitalised word and another after it, particles between. */
const TWO_CAPITALS = /\p{Lu}\S*\s+(?:\S{1,4}\s+){0,3}\p{Lu}/u

const agency = new RegExp(`\\b(?:${[...agencies].join('|')})`, 'i')

/** False for most lines of a page: they hold neither two words of a name nor what begins as an agency's. */
function mayName(line: string): boolean {
  if (agency.test(line)) return true
  const opening = line.split(' ', 1)[0]!.toLowerCase()
  // “with Ben Tarn” goes on after a name, and one may stand behind “Opinion |”.
  const isLabel = opening !== 'with' && !line.includes(' | ') && (notNames.has(opening) || roleWords.has(opening))
  return isLabel
    ? beforeNames.has(opening) && TWO_CAPITALS.test(line.slice(opening.length + 1))
    : TWO_CAPITALS.test(line)
}

/** Words after the first that begin with a small letter, and one more when the line ends with a full stop. */
function smallWords(line: string): number {
  let count = line.endsWith('.') ? 1 : 0
  for (let space = line.indexOf(' '); space >= 0; space = line.indexOf(' ', space + 1)) {
    const code = line.charCodeAt(space + 1)
    if (code < 0x80 ? code >= 0x61 && code <= 0x7a : /^\p{Ll}/u.test(line.slice(space + 1, space + 3))) count++
  }
  return count
}

/** True for a desk or staff as bylines print them: “Courier Staff”, “The Quay Courier News Desk”, “Editorial Team”. */
export function isTeam(text: string): boolean {
  if (!teams.has(text.slice(text.lastIndexOf(' ') + 1).toLowerCase())) return false
  const words = text.split(/\s+/)
  return words.length >= 2 && words.length <= 6 && words.every((word) => /^(?:\p{Lu}|(?:of|the|and|&)$)/u.test(word))
}

/** “Harwick Echo Staff”; “Ada Moss Staff” is a person. */
export function isStaffOfOutlet(text: string): boolean {
  return isTeam(text) && text.split(' ').some((word) => outletHeads.has(word.toLowerCase()))
}

/**
 * The name under which somebody writes who gives no other, after an opener: “by gullwatcher”, “Posted by quay_lantern”. It may
 * be any word; only a date beside it tells.
 */
export function penNameIn(line: string): string | null {
  const opener = line.match(openers)
  if (!opener) return null
  const name = line.slice(opener[0].length)
  if (!PEN_NAME.test(name) || isAccount(name)) return null
  return notNames.has(name.toLowerCase()) || noPenNames.has(name.toLowerCase()) ? null : name
}

/** True for the account of whoever runs the site: “quayadmin”, “Site Admin”, “webmaster2”. It says nothing of who wrote. */
export function isAccount(name: string): boolean {
  return ACCOUNT.test(name)
}
const ACCOUNT =
  /(?:^\S*|\s)(?:admin|webmaster)\d{0,4}$|^(?:news|web)[ -]?(?:desk|editor|room|team)\d{1,4}$|^(?:author|editor|reporter|staff|user)\d{1,4}$/i

const PEN_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}]|[_.-](?=[\p{L}\p{N}])){2,24}$/u
const noPenNames = new Set(wordList('loader', 'not-authors').map(([name]) => name!))

/** True for a line that opens as a byline does; it may still be none. */
export function isLabelled(line: string): boolean {
  return (
    openers.test(line.startsWith('(') ? line.slice(1) : line) ||
    GLUED_BY.test(line) ||
    (line.includes('|') && BEFORE_BAR.test(line))
  )
}

/** “Ada Moss” of “By Ada Moss” or “Author: Ada Moss”. */
export function withoutOpener(line: string): string {
  return line.replace(openers, '')
}

/** True for a line that is the opener of a byline alone (“By”), the name being on the next line. */
export function opensByline(line: string): boolean {
  return line.length < 20 && line.match(openers)?.[0].length === line.length
}

/**
 * The people (and, when `labelled`, outlets) that a credit names, with the role that follows a name after a comma or
 * bar. Empty when a part is neither name, role, place nor outlet, because then the line is something else.
 */
export function creditsOf(text: string, labelled: boolean): Byline[] {
  const bylines: Byline[] = []
  const own = (text.includes('@') ? text.replace(GLUED_MAIL, '$1 $2|') : text)
    .replace(DATED, '')
    .replace(PICTURED, `|${MADE_PICTURES}`)
    .replace(glued, '|')
    .replace(otherCredits, '')
    .replace(STAMPED, '')
    .replace(PICTURES, '')
  const one = mayBeGlued(own) ? own.replace(gluedRoles, '|').replace(gluedNames, gluedApart) : own
  const parted = namesParted(one.includes('and ') ? one.replace(GLUED_AND, '$1|') : one)
  const stop = parted.search(STOP)
  // “Ada Moss. The Quay Courier”
  const joined =
    stop > 0 && isPersonName(parted.slice(0, stop)) ? `${parted.slice(0, stop)}|${parted.slice(stop + 2)}` : parted
  let opened = false
  const whole = HAS_ASIDE.test(joined) ? joined.replace(asides, '|') : joined
  let end = 0
  for (const part of whole.split(SEPARATOR)) {
    const from = whole.indexOf(part, end)
    // “Ada Moss Farming Editor and Ben Tarn Reporter”
    const isNext = bylines.at(-1)?.role != null && /^\s*(?:and|&)\s+$/i.test(whole.slice(end, from))
    end = from + part.length
    const trimmed = part.replace(/^[:.\s–—-]+(?:by\s)?|^by\s|[\s:–—-]+$/gi, '').replace(/(?<=\p{L}{3})\.$/u, '')
    if (trimmed === '') continue
    if (trimmed === MADE_PICTURES) {
      bylines.pop()
      continue
    }
    // “Ada Moss In Business, Local News”: sections.
    if (opened && /^in\s/i.test(trimmed)) break
    const pieces =
      opened && isRole(trimmed) && !(isNext && opensWithName(trimmed)) ? [trimmed] : nameAndRole(trimmed, opened)
    for (const piece of pieces) {
      const name = withoutPlace(piece)
      const last = bylines.at(-1)
      if (last && (isRole(name) || isTitle(name))) last.role ??= piece
      else if (isPersonName(name) || (pieces.length > 1 && INITIAL_LAST.test(name))) {
        if (last && isNamedAsOutlet(name)) continue
        if (!bylines.some((byline) => byline.name === name)) bylines.push({ name, role: null })
      } else if (!last && (agencies.has(name.toLowerCase()) || (labelled && isOutlet(name))))
        bylines.push({ name: LEGAL_FORM.test(name) && part.trim().endsWith('.') ? `${name}.` : name, role: null })
      else if (!last && !(text.includes(' | ') && isLabel(name))) return []
    }
    opened = true
  }
  return bylines
}

/** “Ada Moss Last Updated: 5 March 2024”, whose day may have been read. */
const STAMPED = /\s(?:last\s)?(?:published|updated|posted|modified)(?:\s?:.*|\s(?:on|at)\s.*|\s.*\d.*)?$/i

/** “Ada Mossada.moss@quay.example”, “Ada Mossamoss@quay.example” */
const GLUED_MAIL = /(\p{L}[\p{L}’'-]+) (\p{L}[\p{L}’'-]+?)(?=\1[._-]?\2@|\1@|\p{L}\2@)/iu

/** Of a sentence, not of an initial: “Ada Mary S. Moss”. */
const STOP = /(?<=\p{L}{2})\. /u

/** What ends with a full stop of its own. */
const LEGAL_FORM = /\s(?:Inc|Ltd|Corp)$/

/**
 * “Ada Moss, Cleo Barr y Ben Tarn – Diario de Harwick”: “and” of other languages, which may be part of one name, too. Behind
 * the last name the outlet may stand.
 */
function namesParted(text: string): string {
  const and = text.match(OTHER_AND)
  if (!and) return text
  const behind = text.slice(and.index! + and[0].length)
  const end = behind.search(BEHIND_NAME)
  const last = end < 0 ? behind : behind.slice(0, end)
  const first = text.slice(0, and.index).split(/,\s/)
  return [...first, last].every(isPersonName) ? [...first, last].join('|') + behind.slice(last.length) : text
}
const OTHER_AND = /\s(?:y|e|et|und|en|i|ve|dan|og|och|ja|și|и|та|và|na|a)\s(?=\p{Lu})/u
/** What stands behind the last name of several. */
const BEHIND_NAME = /,\s|\s[(|•·–—-]/

/** “Quay Courier” */
export function isNamedAsOutlet(name: string): boolean {
  const words = wordsOf(name.toLowerCase())
  return outletHeads.has(words.at(-1)!) || words.slice(0, 2).some((word) => firstHeads.has(word))
}

/** “Opinion”, “Local News”: the name of a section. */
function isLabel(text: string): boolean {
  const words = wordsOf(text.toLowerCase())
  return words.length <= 3 && words.every((word) => notNames.has(word))
}

/** “Ada Moss in Harwick”, “Ada Moss for The Quay Courier”, “Ada Moss of the Harbour Wire”, “Ada Moss Special to the Courier” */
function withoutPlace(piece: string): string {
  const name = piece.replace(/\s(?:in|for|at|from|under|via|reports?|reporting)\s.*$/i, '').replace(/\sreports$/, '')
  const member = name.match(/\s(?:of the|special to|of)\s/i)
  if (!member || !isPersonName(name.slice(0, member.index))) return name
  // “Quay Foundations of Harwick” is an office.
  return /^\sof\s$/i.test(member[0]) && !isNamedAsOutlet(name.slice(member.index! + 4))
    ? name
    : name.slice(0, member.index)
}

/** What stands between the names of a credit. */
const SEPARATOR = /\s*(?:[,;|•·/]\s*(?:and\s|&\s)?|\s[–—-]\s|(?:^|\s)(?:and|with|&)\s|(?:^|\s)by\s)\s*/i

/**
 * “Ada Moss Deputy Editor”, “Ada Moss QUAY COURIER”: the name, and the role or outlet printed after it, apart. “Ada Moss The
 * Quay Courier” ends as outlets do; after another name (`opened`) “Ada Moss Quay Evening Courier” is too long for a name.
 */
function nameAndRole(piece: string, opened: boolean): string[] {
  const words = piece.split(/\s+/)
  const office = words.findIndex((word, i) => i >= 2 && i <= 3 && i < words.length - 1 && isOffice(word))
  if (office > 0) {
    const name = words.slice(0, office).join(' ')
    if (isPersonName(name) || INITIAL_LAST.test(name)) return [name, words.slice(office).join(' ')]
  }
  const inCapitals = nameInCapitals(words)
  if (inCapitals !== null) return inCapitals
  const behind = words.at(-1)!
  if (words.length > 2 && DEGREE.test(behind) && isPersonName(words.slice(0, -1).join(' ')))
    return [words.slice(0, -1).join(' '), behind]
  if (isPersonName(piece)) return [piece]
  // “Chief Reporter Ada Moss”
  const job = words.slice(0, MOST_BEFORE_NAME).findLastIndex((word) => roleWords.has(word.toLowerCase()))
  if (job >= 0 && isPersonName(words.slice(job + 1).join(' ')))
    return [words.slice(job + 1).join(' '), words.slice(0, job + 1).join(' ')]
  for (const length of [2, 3, 4]) {
    const name = words.slice(0, length).join(' ')
    const rest = words.slice(length).join(' ')
    if (!rest || !isPersonName(name) || GENERATION.test(rest)) continue
    if (agencies.has(rest.toLowerCase())) return [name, rest]
    // “Ada Moss General News”
    if (length + 1 < words.length && isLabel(rest)) return [name]
    const isMixed = name !== name.toUpperCase()
    if (isRole(rest) && (isMixed || rest === rest.toUpperCase())) return [name, rest]
    if (isMixed && (isCapitals(rest) || isBroadcaster(rest))) return [name, rest]
  }
  const outlet = words.indexOf('The')
  const before = words
    .slice(0, Math.max(outlet, 0))
    .join(' ')
    .replace(/\sfor$/i, '')
  if (isPersonName(before) && outletHeads.has(words.at(-1)!.toLowerCase())) return [before]
  if (opened && words.length >= 5 && words.every((word) => /^\p{Lu}/u.test(word))) {
    const length = /^\p{Lu}\.?$/u.test(words[1]!) ? 3 : 2
    return [words.slice(0, length).join(' ')]
  }
  return [piece]
}

/** “Ada Moss PhD”, “Ada Moss MP” */
const DEGREE = /^(?:PhD|DPhil|EdD|MD|RN|JD|M[SE]?P|TD)$/

/** “ADA MOSS Quay Courier”, “ADA MOSS Staff Writer”: the name, and the role when it is one. */
function nameInCapitals(words: readonly string[]): string[] | null {
  const length = words.findIndex((word) => word !== word.toUpperCase())
  const name = words.slice(0, length).join(' ')
  const after = words.slice(length)
  if (length < 2 || after.length < 2 || !isPersonName(name)) return null
  if (isRole(after.join(' '))) return [name, after.join(' ')]
  return after.every((word) => /^\p{Lu}\p{Ll}/u.test(word)) ? [name] : null
}

/** “BBC News”, “QTV Harwick” */
function isBroadcaster(text: string): boolean {
  const [first = '', ...others] = text.split(' ')
  return /^\p{Lu}{2,5}$/u.test(first) && others.length === 1 && (isLabel(others[0]!) || isNamedAsOutlet(others[0]!))
}

/** In words: a role printed before a name. */
const MOST_BEFORE_NAME = 4

/** “Ada M”, as some write a name of which the initial stands last. */
const INITIAL_LAST = /^\p{Lu}\p{Ll}+ \p{Lu}\.?$/u

/** “Ben Tarn Reporter”; “Deputy Political Editor” is a role alone. */
function opensWithName(piece: string): boolean {
  const [first = '', second = ''] = piece.split(' ')
  return isPersonName(`${first} ${second}`) && !titleWords.has(first.toLowerCase()) && !offices.has(first.toLowerCase())
}

/** A capitalised word that opens a title and is no surname: “Head”, “Lead”, “Chief”. */
function isOffice(word: string): boolean {
  return /^\p{Lu}\p{Ll}/u.test(word) && offices.has(word.toLowerCase())
}

function isCapitals(text: string): boolean {
  return text.length > 2 && text === text.toUpperCase()
}

/** An agency, a desk or a pen name after “By”: one to six words, the first and last of them capitalised. */
function isOutlet(text: string): boolean {
  const words = text.split(/\s+/)
  return words.length <= 6 && /^\p{Lu}/u.test(words[0]!) && /^[\p{Lu}\d]/u.test(words.at(-1)!) && !/[.!?]$/.test(text)
}

function wordsOf(text: string): string[] {
  return text.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? []
}
