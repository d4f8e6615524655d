/** References from records to entities: the one place that knows where they stand. */
import type { Speaker } from '../../schemas/speaker.ts'

/** One who speaks or answers for something, alone or as one of several. */
type Who = Pick<Speaker, 'name' | 'entity'>

/** Where a quote, a claim or a timeline entry refers to entities. */
interface Referring {
  speaker?: Speaker | null
  claimant?: Speaker | null
  /** Ids of the entities that are named in it. */
  entities?: readonly string[]
}

/** What becomes of the references of a record. */
export interface Rewriting {
  who<T extends Who>(who: T): T
  list(ids: readonly string[]): readonly string[]
}

/** The same record with other references. */
export function rewritten<T extends Referring>(record: T, { who, list }: Rewriting): T {
  const speaker = (one: Speaker | null) => one && { ...who(one), entities: one.entities.map(who) }
  return {
    ...record,
    ...(record.speaker !== undefined && { speaker: speaker(record.speaker) }),
    ...(record.claimant !== undefined && { claimant: speaker(record.claimant) }),
    ...(record.entities !== undefined && { entities: list(record.entities) }),
  }
}

/** A rewriting by id. @param change gives the new id, or null for an entity that is no longer there. */
export function byId(change: (id: string) => string | null): Rewriting {
  return {
    who: (who) => (who.entity === null ? who : { ...who, entity: change(who.entity) }),
    list: (ids) => ids.flatMap((id) => change(id) ?? []),
  }
}

/** One or several who speak, as a record has them or as an editor sends them. */
interface Voice {
  entity?: string | null | undefined
  entities?: readonly Voice[] | undefined
}

/** What refers to entities: a record, or what an editor changes of one. */
interface Naming {
  /** Of a record; it tells one from an object of another kind. */
  start?: number | undefined
  speaker?: Voice | null | undefined
  claimant?: Voice | null | undefined
  entities?: readonly string[] | undefined
}

/** All entities that are referred to; one may come twice. */
export function entityIds({ speaker, claimant, entities = [] }: Naming): string[] {
  const voices = [speaker, claimant].flatMap((one) => (one ? [one, ...(one.entities ?? [])] : []))
  return [...voices.flatMap(({ entity }) => entity ?? []), ...entities]
}
