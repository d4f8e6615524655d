/** Middle initials: a name may lack one, but somebody with another is somebody else. */
import { words } from '../store/words.ts'

/** Where the one middle initial stands among the words of a name; -1 when there is none, or several. */
function place(all: readonly string[]): number {
  let at = -1
  for (let i = 1; i < all.length - 1; i++) {
    if (all[i]!.length !== 1) continue
    if (at >= 0) return -1
    at = i
  }
  return at
}

/** Tells quickly of most names that they have none: of two words in plain letters. */
export const mayHaveInitial = (name: string): boolean => /[^a-z\d].*[^a-z\d]|[^\0-\x7f]/is.test(name)

/** The initials of those names that have one. */
export function initialsIn(names: readonly string[]): string[] {
  return names.filter(mayHaveInitial).flatMap((name) => {
    const all = words(name)
    return all[place(all)] ?? []
  })
}

/** The name without it. */
export function withoutInitial(name: string): string {
  const all = words(name)
  const at = place(all)
  return at < 0 ? name : all.toSpliced(at, 1).join(' ')
}

/** Both have initials, and none is common to them. */
export const differing = (initials: readonly string[], others: readonly string[]): boolean =>
  initials.length > 0 && others.length > 0 && !initials.some((initial) => others.includes(initial))
