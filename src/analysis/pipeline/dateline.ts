/** The words that open an agency’s report and are no part of what it says. */
import type { Token } from './stage.ts'

/** Longest dateline, in tokens. */
const longest = 12

/**
 * Index of the first token after a dateline (“LONDON (AP) — …”, “NEW DELHI: …”, “Paris – …”), 0 without one; before a colon, or
 * in lower case, it is one where `place` has the offset at which a place that opens the tokens ends.
 */
export function afterDateline(tokens: readonly Token[], place: number | undefined): number {
  const behind = place === undefined ? -1 : tokens.findIndex(({ start }) => start >= place)
  if (
    behind > 0 &&
    /^[–—-]$/.test(tokens[behind]!.text) &&
    tokens[behind]!.start > place! &&
    behind < tokens.length - 1
  )
    return behind + 1
  if (!/^\p{Lu}{3,}/u.test(tokens[0]?.text ?? '')) return 0
  let capitals = true
  for (let i = 1; i < tokens.length - 1 && i < longest; i++) {
    const { text, start } = tokens[i]!
    if (/^[“”"]$/.test(text)) return 0
    if (/^(?:[-–—―]|--)$/.test(text) && start > tokens[i - 1]!.end) return i + 1
    if (text === ':') return capitals && place !== undefined ? i + 1 : 0
    capitals &&= /^\p{Lu}{2,}$/u.test(text)
  }
  return 0
}
