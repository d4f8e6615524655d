/** Puts the addresses of an authority file on entities as they go out; what is stored knows nothing of it. */
import type { Entity } from '../../schemas/entity.ts'
import type { Authorities } from '../comparison/authorities.ts'

/** The entity with its `sameAs`; as it is where there is none. */
function identified<T extends Entity>(entity: T, authorities: Authorities | undefined): T {
  const sameAs = authorities?.sameAs(entity) ?? []
  return sameAs.length > 0 ? { ...entity, sameAs } : entity
}

/** The same of JSON. */
export function identifiedJson(json: string, authorities: Authorities | undefined): string {
  if (!authorities) return json
  const entity = JSON.parse(json) as Entity
  const found = identified(entity, authorities)
  return found === entity ? json : JSON.stringify(found)
}

/** The entity tag of a record with `sameAs`: another list may give others. */
export function tagWith(etag: string, { digest }: Authorities): string {
  return `${etag.slice(0, -1)}~${digest}"`
}

/** The tag of the record itself, which conditions are about. */
export function withoutAuthorities(etag: string): string {
  return etag.replace(/~[\w-]{8}"$/, '"')
}
