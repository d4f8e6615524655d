/** “Ada Moss is the editor of …”: what stands below an article, in its own layout, of who wrote it. */
import { alternatives } from '../../../data.ts'
import type { Page } from '../stage.ts'
import { isPersonName, namesTrade } from './byline.ts'
import type { Line } from './lines.ts'

const BIOGRAPHY =
  /^(\p{Lu}[\p{L}.’'-]{0,30}(?:(?:\s\p{Ll}{2,5}){0,2}\s\p{Lu}[\p{L}.’'-]{0,30}){1,3})(?:\s(?:is|was|writes|covers|joined|has)|[’']s?\s(?:(?:most recent|latest|new|next|first|forthcoming|debut)\s)+(?:book|novel|collection|memoir|poems?|album|film)\b.{0,80}\s(?:is|are|was|will))\s/u

/** Whom a line introduces so; null when it does not. */
export function introduced(text: string): string | null {
  return text.match(BIOGRAPHY)?.[1] ?? null
}

/** A note on the author has more characters. */
const SHORTEST_NOTE = 40
/** What follows the name in a note on the author. */
const saysWho = new RegExp(`^(?:[’']m|\\s(?:${alternatives('furniture', 'biography-verbs')}))\\s`)

/** True for a line that says who somebody is: “Ada Moss teaches law at Harwick.”, “Ada writes about boats.” */
export function isNoteOn(text: string, name: string): boolean {
  if (text.startsWith(name)) return saysWho.test(text.slice(name.length))
  // “Ada is well again” may be of somebody whom the article is about.
  const first = name.slice(0, Math.max(name.indexOf(' '), 0))
  return first !== '' && text.startsWith(first) && OF_TRADE.test(text.slice(first.length))
}
const OF_TRADE = /^\s(?:covers|reports|teaches|writes)\s/

/** True for a name over a line or two that say who that is: “Ada Moss is a writer in Harwick.” */
export function opensBiography(blocks: Page['blocks'], i: number): boolean {
  const name = blocks[i]!.text
  // What most lines fail at comes first.
  if (name.length > 60 || !name.includes(' ')) return false
  const own = [name, name.slice(0, name.indexOf(' ')), name.slice(name.lastIndexOf(' ') + 1), 'I']
  const tells = (text = '') =>
    text.length >= SHORTEST_NOTE && own.some((who) => text.startsWith(who) && saysWho.test(text.slice(who.length)))
  return (tells(blocks[i + 1]?.text) || tells(blocks[i + 2]?.text)) && isPersonName(name)
}

/** “– Ada Moss” below the last paragraph, “[Ada Moss]”, “Ada Moss, Quay Courier”, “– Ada Moss, 5 March 2024”. */
const SIGNED =
  /^(?!.*\p{L}{16})([—–-]?)\s?(?:By\s)?[[(]?(\p{Lu}(?:[^,.()[\]]|(?<=\s\p{Lu})\.){3,40})[\])]?(?:, [\p{Lu}\d][^.!?]{2,60})?$/u

/**
 * Whom the line that ends the body names as its author: it is signed so, or says what somebody is who was not spoken of before.
 */
export function signedAtEnd(lines: readonly Line[], i: number, first: number): string | null {
  const { text } = lines[i]!
  const [, dash, signed] = text.match(SIGNED) ?? []
  if (signed !== undefined && isPersonName(signed)) {
    // Labels below an article name people of whom it tells.
    return dash !== '' || !isNamedBefore(lines, i, signed) ? signed : null
  }
  const reached = text.match(REACH)?.[1]
  if (reached && isPersonName(reached)) return isNamedBefore(lines, i, reached) ? null : reached
  const who = introduced(text)
  if (who === null || !isPersonName(who) || !PRESENT.test(text.slice(who.length))) return null
  if (/[“”"]/.test(text) && !/^\sis the author of\s/.test(text.slice(who.length))) return null
  const isKnown = i <= first || isNamedBefore(lines, i, who)
  return !isKnown && (/^\s(?:writes|covers)/.test(text.slice(who.length)) || namesTrade(text.slice(who.length)))
    ? who
    : null
}
/** “Follow Ada Moss on X”, “Reach reporter Ada Moss at ada@quay.example”; “Contact Ada Moss at …” may be for the press. */
const REACH =
  /^(?:follow|(?:contact|e-?mail|reach)\s(?:reporter|(?:staff )?writer|columnist))\s([^@,.]{4,40})\s(?:at|on|via)\s/i
const PRESENT = /^\s(?:is an?|is the|writes|covers)\s/

function isNamedBefore(lines: readonly Line[], i: number, name: string): boolean {
  const surname = name.slice(name.lastIndexOf(' ') + 1)
  return lines.slice(0, i).some((line) => line.text.includes(surname))
}
