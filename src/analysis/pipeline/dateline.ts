/** The words that open an agency’s report and are no part of what it says. */
import type { Token } from './stage.ts'

/** Longest dateline, in tokens. */
const longest = 12

/**
 * Index of the first token after a dateline (“LONDON (AP) — …”, “NEW DELHI: …”), 0 without one; before a colon it is one
 * where `isPlace` says so of the first token.
 */
export function afterDateline(tokens: readonly Token[], isPlace: () => boolean): number {
  if (!/^\p{Lu}{3,}/u.test(tokens[0]?.text ?? '')) return 0
  let capitals = true
  for (let i = 1; i < tokens.length - 1 && i < longest; i++) {
    const { text, start } = tokens[i]!
    if (/^[“”"]$/.test(text)) return 0
    if (/^(?:[-–—―]|--)$/.test(text) && start > tokens[i - 1]!.end) return i + 1
    if (text === ':') return capitals && isPlace() ? i + 1 : 0
    capitals &&= /^\p{Lu}{2,}$/u.test(text)
  }
  return 0
}
