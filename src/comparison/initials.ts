/** Middle initials: a name may lack one, but somebody with another is somebody else. */
import { words } from '../store/words.ts'

/** Where the one middle initial stands among the words of a name; -1 when there is none, or several. */
function place(all: readonly string[]): number {
  const [at, another] = all.flatMap((word, i) => (i > 0 && i < all.length - 1 && word.length === 1 ? i : []))
  return at !== undefined && another === undefined ? at : -1
}

/** The initials of those names that have one. */
export function initialsIn(names: readonly string[]): string[] {
  return names.flatMap((name) => {
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
