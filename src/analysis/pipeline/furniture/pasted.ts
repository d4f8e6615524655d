/** Short plain texts that somebody pasted: what is body in them, and what is their title. */
import type { Page } from '../stage.ts'
import { type Line, linesOf } from './lines.ts'
import { isCredit, isNotice, isPointer } from './reasons.ts'

/** Most lines of a text that somebody pasted to try the service. */
const MOST_PASTED = 10
/** Fewest words of a sentence among them. */
const FEWEST_WORDS = 4

/**
 * Which lines of a short plain text are sentences of its own; null when these are not most of it, as in menus, notices
 * and log-in forms. The classifiers, trained on pages, see too little in a few sentences, so these are body whatever they
 * say.
 */
export function pastedSentences({ blocks, format }: Page): boolean[] | null {
  if (format !== 'text' || blocks.length > MOST_PASTED) return null
  const own = linesOf(blocks).map(
    (line) =>
      line.ended &&
      line.words.length >= FEWEST_WORDS &&
      !isNotice(line) &&
      !isPointer(line.text) &&
      !isCredit(line.text),
  )
  const length = (kept: boolean) => blocks.reduce((sum, { text }, i) => (own[i] === kept ? sum + text.length : sum), 0)
  return length(true) > length(false) ? own : null
}

/** In a pasted text: the line above its first sentence, when that is about the same and no sentence; else null. */
export function titleOver(pasted: readonly boolean[], lines: readonly Line[]): number | null {
  const above = pasted.indexOf(true) - 1
  const line = lines[above]
  if (!line || line.ended || line.words.length < 2 || line.reasons.length > 0) return null
  const topic = new Set(lines.flatMap(({ content }, i) => (pasted[i] ? content : [])))
  return line.content.some((word) => topic.has(word)) ? above : null
}
