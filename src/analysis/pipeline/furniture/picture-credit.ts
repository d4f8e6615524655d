/** Captions that no element marks, told by the credit at their end. */
import { alternatives, wordList } from '../../../data.ts'

const words = alternatives('furniture', 'picture-words')
/** In characters. */
const LONGEST_CAPTION = 500

/** “… on Monday. (Quay Photo/Ada Moss)” */
const IN_BRACKETS = new RegExp(
  `[(（](?=[^()（）]{3,80}[)）]\\W{0,2}$)(?:[^()（）]*[^\\p{L}()（）])?(?:${words})(?![\\p{L}\\p{M}])[^()（）]*[)）]\\W{0,2}$`,
  'iu',
)
/** “… on Monday. (Quay/Ada Moss)” */
const FOR_OUTLET = /\((?:\p{Lu}[\p{L}.’'-]*\s?){1,4}\/\s?(?:\p{Lu}[\p{L}.’'-]*\s?){1,4}\)\W{0,2}$/u
/** “… on Monday. Photograph: Ada Moss/Quay” */
const AFTER_COLON = new RegExp(
  `(?:^|[.!?。।”"’)]\\s?|\\s[|—–]\\s)(?:${words})(?:\\s(?:by|credit|courtesy|source))?\\s?[:：=©/]\\s?[\\p{Lu}\\p{Lo}][^.:]{1,60}$`,
  'iu',
)

/** “… on Monday. Photo Ada Moss”: a sentence, and the credit in an element of its own behind it. */
const AFTER_SENTENCE = new RegExp(
  `[.!?。।”"’]\\s(?:\\|\\s)?(?:${words
    .split('|')
    .map((word) => word[0]!.toUpperCase() + word.slice(1))
    .join('|')})\\s[\\p{Lu}\\p{Lo}][^.:]{2,40}$`,
  'u',
)
/** “… on Monday.Ada Moss”: the name alone, glued to the sentence. */
const GLUED_NAME = /[.!?”](?<=[\p{Ll}\d].)(?:\p{Lu}[\p{L}.’'-]+(?:\s\/)?\s){1,3}\p{Lu}[\p{L}’'-]+$/u

const agencies = wordList('furniture', 'picture-agencies').map(([name]) => name!)
/** In characters: the name of an agency with what stands around it. */
const LONGEST_AGENCY = 32
/** The last letters of what `BY_AGENCY` finds: most lines end otherwise. */
const END_OF_AGENCY = new RegExp(
  `(?:ges|ock|oto|tos|res|${agencies.map((name) => name.slice(-3)).join('|')})\\W{0,2}$`,
  'i',
)
/** “… on MondayQuay Images”, “… on Monday. Quay Images”: an agency in an element of its own behind the words. */
const BY_AGENCY = new RegExp(
  `(?:\\p{Ll}|[.!?”’)|/–—]\\s?)(?:${agencies
    .flatMap((name) => [`[${name[0]!.toUpperCase()}${name[0]}]${name.slice(1)}`, name.toUpperCase()])
    .join('|')})(?:\\s(?:Images|Stock(?:\\sPhoto)?|Photos?|Pictures))?\\W{0,2}$`,
  'u',
)

/** “… in March Ada Moss/Quay Courier” */
const BY_NAME =
  /(?<=(?:\S+\s){4})\p{Lu}\p{Ll}[\p{L}’'-]*\s(?:\p{Lu}\.\s)?\p{Lu}\p{Ll}[\p{L}’'-]*\/\p{Lu}[\p{L}.’' -]{1,40}$/u
/** “… of 1987© Quay Archive” */
const BY_OWNER = /[\p{L}\p{N}.]\s?©\s?\p{Lu}[^.©]{1,40}$/u
/** “… for water.Reuters”: agencies that also report, glued to the words; in characters, with the sign before them. */
const BY_NEWS_AGENCY = /[.!?”’](?:AP|AFP|PA|dpa|EPA|Reuters)$/
const LONGEST_NEWS_AGENCY = 8
const BY_PHOTOGRAPHER = /[.!?”’]AP Photo\/\p{Lu}[\p{L}.’' -]{1,40}$/u

/** True for a caption that ends with who took the picture. */
export function isCreditedCaption(text: string): boolean {
  if (text.length > LONGEST_CAPTION) return false
  const end = text.slice(-120)
  // A name behind words has no full stop, with which most lines of an article end.
  const isOpen = !/[.:]$/.test(end)
  return (
    ((end.includes('(') || end.includes('（')) && (IN_BRACKETS.test(end) || FOR_OUTLET.test(end))) ||
    (isOpen && /[:：=©/]/.test(end) && AFTER_COLON.test(end)) ||
    (isOpen && (AFTER_SENTENCE.test(end) || GLUED_NAME.test(end))) ||
    (end.includes('/') && (BY_NAME.test(end) || BY_PHOTOGRAPHER.test(end))) ||
    (end.includes('©') && BY_OWNER.test(end)) ||
    BY_NEWS_AGENCY.test(end.slice(-LONGEST_NEWS_AGENCY)) ||
    (END_OF_AGENCY.test(end.slice(-5)) && BY_AGENCY.test(end.slice(-LONGEST_AGENCY)))
  )
}
