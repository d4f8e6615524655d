/** What an outlet says about an article beside it: corrections, an agency’s sign-off, where to follow the outlet. */
import { alternatives } from '../../../data.ts'
import type { Line } from './lines.ts'
import { phraseFinder } from './phrases.ts'
import { opener } from './reasons.ts'

const find = phraseFinder('notes')

/** In words; a longer line tells more than that. */
const LONGEST_NOTE = 70
/** “(Reporting by Ada Moss in Harwick; Editing by Ben Tarn)” */
const SIGN_OFF =
  /^\(?(?:reporting|writing|compiled|edited|editing) by \p{Lu}[^.]*(?:;|\)$|\b(?:editing|edited|writing) by\b)/iu
/** “Ada Moss reported from Harwick, and Ben Tarn from Sorrel.” */
const REPORTED_FROM =
  /^(?:\p{Lu}[\p{L}.’'-]+ ){2,4}(?:and (?:\p{Lu}[\p{L}.’'-]+ ){2,4})?reported from(?: (?:\p{Lu}[\p{L}.,’'-]*|and|from|in|the))+\.$/u
/** “More to follow.” */
const STUB = /^(?:more (?:to follow|follows|to come|soon)|developing(?: story)?)\W*$/i

/** “Tags: harbour, bridge”, “Page 1 of 3”. */
const OTHER_LINES = /^(?:(?:tags?|topics?|keywords|filed under)\s?:|page \d{1,3} of \d{1,3}\b)/i
/** “Ferry leaves at dawn1:10”: the title of a video with its length. */
const WITH_LENGTH = /\p{L}\d{1,2}:[0-5]\d$|\b\d{1,2}:[0-5]\d\s?\/\s?\d{1,2}:[0-5]\d$/u
/** “6 min”, “4 min read”: how long something takes. */
const LENGTH = /^\d{1,3}\s?-?(?:min|mins|minutes?)\b(?:\s(?:read|listen|watch))?$/i
/** “4:12” */
const CLOCK = /^\d{1,2}:[0-5]\d(?::[0-5]\d)?$/
/** “The post Ferry leaves at dawn appeared first on Quay Today.”, “Published in The Quay Courier, March 5th, 2024” */
const PRINTED =
  /^The post .{3,250} (?:appeared first|first appeared) on .{2,60}$|^Published (?:in|by) \p{Lu}[^.,]{2,40}(?:,| (?:on|from)) [^“”]{0,30}\d{4}\.?$/u
/** “Follow The Quay Courier on Facebook for more.” */
const FOLLOW = new RegExp(
  `^(?:follow|like|find|join|connect with)\\s.{2,60}\\son (?:${alternatives('furniture', 'networks')})\\b`,
  'i',
)
/** “Send questions to letters@quay.example.” */
const WRITE_TO =
  /^(?:please )?(?:send|email|e-mail|write to|contact|submit)\b[^“”".]{0,120}\S(?:@|\[at\])\S{3,60}(?:$|[.,]?\s[^“”]{0,400}$)/i
/**
 * “Quay ferries: https://courier.example/ferries”, “Follow our coverage at https://courier.example/ferries.”, “Printed from
 * courier.example/ferry”, “– courier.example”: what leads to a page and tells nothing more.
 */
const LEADS_TO_PAGE =
  /^(?:[^.:“”"]{2,60}:|(?:follow|find|see|read|get|more)\b[^.“”"]{2,120}\s(?:at|on|here):?)\s?(?:https?:\/\/|www\.)\S+$|^printed from:?\s\S+\.\S+$|^[–—-]\s?[a-z\d-]+(?:\.[a-z]{2,8}){1,2}$/i
/** “Photographs by Ada Moss” */
const otherCredit = opener('other-credits', '\\s')
const LONGEST_CREDIT = 8
/** “… by Ada Moss in Harwick.”: names and nothing that anybody did. */
const NAMES = /\s(?:by|from)(?:,? (?:\p{Lu}[\p{L}.’'-]*|and|at|for|in|of|the))+\.$/u
/** “Image: the old mill in 1954. Source: County archive” */
const OF_PICTURE = /^(?:photo|image|picture|illustration|foto|bild|imagen|imagem|写真|图)s?(?: credits?)?\s?[:：]/iu
const LONGEST_CAPTION = 30
/** “Correction, 3 June: an earlier version gave the wrong date.” */
const CORRECTION = /^(?:corrections?|clarifications?)(?:,? (?:\p{L}{3,9}\.? )?\d{1,2}[^.:]{0,20})?\s?:\s/iu

/** “■”, with which magazines end an article. */
const END_SIGN = /^[■□▪◼◾⬛◆◇♦◊❖●∎]$/u
/** “See LEVEE, Page A5” */
const JUMP = /^(?:see|continued (?:on|from)|turn to)\s[^“”]{0,60}\bpage\s?\p{L}?\d{1,3}\.?$/iu
/** “@adamoss” */
const HANDLE = /^@\w{2,40}$/
/** “[Also: The ferry that never came]”: what an editor puts between paragraphs. */
const BRACKETED = /^\[[^[\]]+\]$/
const FEWEST_BRACKETED = 3

/** “This entry was posted in Harbour on 5 March 2024 by Ada Moss.” */
const POSTED =
  /^(?:this|the) (?:article|story|entry|post|page|piece) was (?:first |originally )?(?:published|posted|filed|written)\b/i

/** True for a sentence that says when the article was published. */
export function isPosted(line: Line): boolean {
  return POSTED.test(line.text) && line.words.length <= LONGEST_NOTE && line.dateline !== null
}

/** Why a line taken for body is a note on the article; null when it is none. Quoted words are somebody else's. */
export function noteOf(line: Line): string | null {
  const { text, words, ended, signs } = line
  if (words.length > LONGEST_NOTE) return null
  if (SIGN_OFF.test(text)) return 'credit'
  if (REPORTED_FROM.test(text)) return 'credit'
  if (STUB.test(text) || PRINTED.test(text) || JUMP.test(text)) return 'notice'
  if (!ended && OTHER_LINES.test(text)) return 'navigation'
  if (CORRECTION.test(text)) return 'correction'
  if (isPosted(line)) return 'notice'
  if (words.length <= LONGEST_CREDIT && otherCredit.test(text) && (!ended || NAMES.test(text))) return 'credit'
  if (words.length <= LONGEST_CAPTION && OF_PICTURE.test(text)) return 'credit'
  if (words.length <= LONGEST_CREDIT && line.credited) return 'credit'
  if (HANDLE.test(text)) return 'credit'
  if (words.length === 0 && END_SIGN.test(text)) return 'notice'
  if (words.length >= FEWEST_BRACKETED && BRACKETED.test(text)) return 'notice'
  if (signs.digits > 0 && (LENGTH.test(text) || CLOCK.test(text))) return 'media'
  if (FOLLOW.test(text) || WRITE_TO.test(text)) return 'appeal'
  if (LEADS_TO_PAGE.test(text)) return 'notice'
  if (words.length >= 4 && text.includes(':') && WITH_LENGTH.test(text)) return 'media'
  return /^["“‘']/.test(text) ? null : (find(words)[0]?.value ?? null)
}
