/** Which fields of life a person’s roles belong to. */
import { wordList } from '../data.ts'
import { words } from '../store/words.ts'

const fieldsByNoun: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const fields = new Map<string, Set<string>>()
  for (const [field, nouns] of wordList('entities', 'fields'))
    for (const noun of nouns!.split('|')) {
      const key = words(noun).join(' ')
      fields.set(key, (fields.get(key) ?? new Set()).add(field!))
    }
  return fields
})()

/** What a role is of stands behind its noun: “president of the football club”. */
const complement = /\s(?:of|at|for|in|to|with|on)\s.*$/s
/** Words of the longest noun. */
const longest = 3

/** The fields of life a role belongs to, by the noun that it ends in: “former Arsenal striker” to sport. */
function fieldsOf(role: string): ReadonlySet<string> {
  for (const part of [role, role.replace(complement, '')]) {
    const last = words(part).slice(-longest)
    for (let i = 0; i < last.length; i++) {
      const fields = fieldsByNoun.get(last.slice(i).join(' '))
      if (fields) return fields
    }
  }
  return new Set()
}

/** The noun of a role: “governor” of “former Governor of Ohio”. */
export const roleNoun = (role: string): string => words(role.replace(complement, '')).at(-1) ?? ''

export const fieldsIn = (roles: readonly string[]) => roles.flatMap((role) => [...fieldsOf(role)])

/** Both have roles of known fields, and no field is common to them. */
export function conflicting(roles: readonly string[], others: readonly string[]): boolean {
  const here = fieldsIn(roles)
  const there = new Set(fieldsIn(others))
  return here.length > 0 && there.size > 0 && !here.some((field) => there.has(field))
}
