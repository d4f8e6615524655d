/** Finds entities in a list of people, organisations and places that others keep. */
import type { Authority } from '../../schemas/authority.ts'
import type { Entity } from '../../schemas/entity.ts'
import { nameKey, words } from '../store/words.ts'
import { differing, initialsIn, withoutInitial } from './initials.ts'
import { conflicting, fieldsIn } from './roles.ts'

/** What of an entity tells who it is. */
export type Named = Pick<Entity, 'type' | 'name'> & { roles?: readonly string[] }

export class Authorities {
  readonly #byName = new Map<string, Authority[]>()
  /** Tells one list from another, and stays the same for the same list. */
  readonly digest: string

  constructor(records: Iterable<Authority>, digest: string) {
    this.digest = digest
    for (const record of records)
      for (const key of new Set([record.name, ...record.aliases].map((name) => keyOf(record.type, name)))) {
        const known = this.#byName.get(key)
        if (known) known.push(record)
        else this.#byName.set(key, [record])
      }
  }

  /**
   * Addresses that mean the entity; none where the list has nobody of the name, or several whom its roles do not tell
   * apart, or one whose roles are of another field. A person is not found by a surname or given name alone.
   */
  sameAs(entity: Named): string[] {
    const { type, name, roles = [] } = entity
    if (type === 'person' && words(name).length < 2) return []
    const named = this.#byName.get(keyOf(type, name)) ?? []
    const able = named.filter(
      (one) => !conflicting(one.roles, roles) && !differing(initialsIn([one.name, ...one.aliases]), initialsIn([name])),
    )
    const agreeing = able.length > 1 ? able.filter((one) => sharing(one.roles, roles)) : able
    return agreeing.length === 1 ? agreeing[0]!.sameAs : []
  }
}

const keyOf = (type: string, name: string) => `${type} ${nameKey(type === 'person' ? withoutInitial(name) : name)}`

function sharing(roles: readonly string[], others: readonly string[]): boolean {
  const fields = new Set(fieldsIn(others))
  const known = new Set(others.map(nameKey))
  return fieldsIn(roles).some((field) => fields.has(field)) || roles.some((role) => known.has(nameKey(role)))
}
