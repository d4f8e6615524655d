/** Surnames with particles in lower case: “de los Pinos said”, where the article has Ana de los Pinos. */
import type { Name } from '../stage.ts'
import { fold } from './fold.ts'
import { nameParts } from './lists.ts'
import type { Text } from './text.ts'

/** Surnames of one particle that are compared; more only occur in hostile texts. */
const limit = 16

/** The names with such surnames whole, and those that the recogniser passed over. */
export function withParticles(names: readonly Name[], { text, tokens }: Text): Name[] {
  const surnames = surnamesOf(names)
  if (surnames.size === 0) return [...names]
  const found: Name[] = []
  let next = 0
  for (let i = 0; i < tokens.length; i++) {
    const { start } = tokens[i]!
    while (names[next] && names[next]!.end <= start) next++
    // Within a full name.
    if (names[next] && names[next]!.start < start) continue
    const words = surnames
      .get(fold(tokens[i]!.text))
      ?.find((words) => words.every((word, k) => tokens[i + k] && fold(tokens[i + k]!.text) === word))
    if (!words) continue
    const last = tokens[i + words.length - 1]!
    // “De los Pinos”, but not “de Los Pinos” of another.
    if (!/^\p{Lu}/u.test(last.text) || (names[next] && names[next]!.start < last.end && names[next]!.end > last.end))
      continue
    found.push({ start, end: last.end, text: text.slice(start, last.end), type: 'person' })
    i += words.length - 1
  }
  let at = 0
  const apart = names.filter((name) => {
    while (found[at] && found[at]!.end <= name.start) at++
    return !found[at] || found[at]!.start >= name.end
  })
  return [...apart, ...found].sort((a, b) => a.start - b.start)
}

/** Folded words of the surnames with particles of people named in full, by their first word; longest first. */
function surnamesOf(names: readonly Name[]): ReadonlyMap<string, readonly string[][]> {
  const surnames = new Map<string, string[][]>()
  for (const { type, text } of names) {
    if (type !== 'person') continue
    const words = fold(text).split(' ')
    const first = words.findIndex((word, i) => i > 0 && nameParts.particle.has(word))
    if (first < 0 || first === words.length - 1) continue
    const surname = words.slice(first)
    const same = surnames.get(surname[0]!) ?? []
    if (same.length >= limit || same.some((other) => other.join(' ') === surname.join(' '))) continue
    surnames.set(
      surname[0]!,
      [...same, surname].sort((a, b) => b.length - a.length),
    )
  }
  return surnames
}
