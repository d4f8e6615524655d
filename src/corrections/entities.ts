/** Corrections of entities, as they show in one article. */
import type { Entity, Mention, Place } from '../../schemas/entity.ts'
import type { Span } from '../../schemas/span.ts'
import { type Rewriting, rewritten } from '../analysis/references.ts'
import { shiftOf } from './anchor.ts'
import type { EntityValues, ListChange, Named, SplitCorrection } from './correction.ts'
import { byText, type Draft, emptyEntity } from './draft.ts'

const byStart = (a: Span, b: Span) => a.start - b.start || a.end - b.end
const overlap = (a: { start: number; end: number }, b: { start: number; end: number }) =>
  a.start < b.end && b.start < a.end

/** Names without doubles and without the one that is the entity’s own, sorted. */
const otherNames = (names: readonly string[], name: string) =>
  [...new Set(names)].filter((one) => one !== name).sort(byText)

/** Whether a reference by these words, or by none, is concerned. */
type Concerned = (mention: Span | null) => boolean

const always: Concerned = () => true

/** Whoever speaks as `from` speaks as `to` instead; as nobody known, under the same name, when there is none. */
function redirectSpeakers(draft: Draft, from: string, to: Named | null, concerned: Concerned = always): void {
  const redirecting: Rewriting = {
    who: (who) => (who.entity === from ? { ...who, entity: to?.id ?? null, name: to?.name ?? who.name } : who),
    list: (ids) => ids,
  }
  for (const held of draft.quote)
    if (concerned(held.record.speaker?.mention ?? null)) held.record = rewritten(held.record, redirecting)
  for (const held of draft.claim)
    if (concerned(held.record.claimant?.mention ?? null)) held.record = rewritten(held.record, redirecting)
}

/** Rewrites the entities that claims and events name. @param change the new list of a record at these offsets. */
function renameLists(draft: Draft, change: (ids: string[], place: { start: number; end: number }) => string[]): void {
  for (const list of [draft.claim, draft.timeline])
    for (const held of list)
      held.record = { ...held.record, entities: [...new Set(change(held.record.entities, held.record))] } as never
}

function redirectAll(draft: Draft, from: string, to: Named | null): void {
  redirectSpeakers(draft, from, to)
  renameLists(draft, (ids) => ids.flatMap((id) => (id !== from ? id : to ? to.id : [])))
}

/** False when the article does not have the entity. */
export function hideEntity(draft: Draft, id: string): boolean {
  const before = draft.entities.length
  draft.entities = draft.entities.filter((entity) => entity.id !== id)
  redirectAll(draft, id, null)
  return draft.entities.length < before
}

/**
 * One entity becomes another: it takes the other’s id, and where the article has both they are one.
 * @param name of the other where the article does not have it; null: its own.
 */
export function becomeEntity(draft: Draft, id: string, into: string, name: string | null): boolean {
  const from = draft.entities.find((entity) => entity.id === id)
  if (!from) return false
  const held = draft.entities.find((entity) => entity.id === into)
  const base = held ?? emptyEntity({ id: into, name: name ?? from.name })
  const one = joined(base, from)
  draft.entities = draft.entities.flatMap((entity) =>
    entity === from ? (held ? [] : one) : entity === held ? one : entity,
  )
  redirectAll(draft, id, one)
  return true
}

/** The first entity with all that is known of the second, which is the same. */
function joined(base: Entity, other: Entity): Entity {
  return {
    ...base,
    aliases: otherNames([...base.aliases, ...other.aliases, other.name], base.name),
    mentions: mentionsOf([...base.mentions, ...other.mentions]),
    source: 'editor',
    ...(base.type === 'person' &&
      other.type === 'person' && {
        roles: [...new Set([...base.roles, ...other.roles])],
        honorific: base.honorific ?? other.honorific,
      }),
    ...(base.type === 'place' && other.type === 'place' && whereOf(base, other)),
  } as Entity
}

/** Where the first of two places lies, else the second, unless that is in another country. */
function whereOf(base: Place, other: Place): Pick<Place, 'country' | 'coordinates' | 'geonames'> {
  const country = base.country ?? other.country
  const { coordinates, geonames } = base.coordinates || other.country !== country ? base : other
  return { country, coordinates, geonames }
}

/** In order of the text, each once. */
function mentionsOf(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [`${mention.start} ${mention.end}`, mention])).values()].sort(byStart)
}

function changedList(names: readonly string[], { add, remove }: ListChange): string[] {
  return [...new Set([...names, ...add])].filter((name) => !remove.includes(name))
}

/** False when the article does not have the entity. */
export function changeEntity(draft: Draft, id: string, values: EntityValues): boolean {
  const entity = draft.entities.find((one) => one.id === id)
  if (!entity) return false
  const { name = entity.name, aliases, roles, honorific, country } = values
  // A name that was written somewhere stays findable, unless the editor struck it out.
  const known = name === entity.name ? entity.aliases : [...entity.aliases, entity.name]
  const changed = {
    ...entity,
    name,
    aliases: otherNames(aliases ? changedList(known, aliases) : known, name),
    source: 'editor',
    ...(entity.type === 'person' && {
      roles: roles ? changedList(entity.roles, roles) : entity.roles,
      honorific: honorific === undefined ? entity.honorific : honorific,
    }),
    ...(entity.type === 'place' &&
      country !== undefined &&
      // Elsewhere it is another place of the name.
      country !== entity.country && { country, coordinates: null, geonames: null }),
  } as Entity
  draft.entities = draft.entities.map((one) => (one === entity ? changed : one))
  if (name !== entity.name) redirectSpeakers(draft, id, changed)
  return true
}

/** Gives mentions of an entity to another one, with what hangs on them. False when none of them is there. */
export function splitEntity(draft: Draft, { id, into, name, articles, mentions }: SplitCorrection): boolean {
  const { article } = draft
  const found = mentions.flatMap(({ article: where, kind, ...anchor }): Mention[] => {
    const shift = where === article.id ? shiftOf(anchor, article.text) : null
    if (shift === null) return []
    return [{ article: where, start: anchor.start + shift, end: anchor.end + shift, text: anchor.text, kind }]
  })
  const moves = (span: Span | null) => span !== null && found.some((mention) => overlap(mention, span))
  const goes = (entity: Entity) => (entity.id === id && articles.includes(article.id)) || entity.mentions.every(moves)
  // Whoever has the mentions by now: the machine may take them for somebody else’s than it did.
  const left = draft.entities
    .filter((entity) => entity.id !== into && entity.mentions.some((one) => moves(one) || goes(entity)))
    .map((entity) => ({
      entity,
      whole: goes(entity),
      leaving: entity.mentions.filter((one) => goes(entity) || moves(one)),
    }))
  if (found.length === 0 && left.length === 0) return false

  const held = draft.entities.find((entity) => entity.id === into)
  const base = held ?? emptyEntity({ id: into, name })
  const other = left.reduce(
    (other, { entity, whole, leaving }) => joined(other, whole ? entity : part(base, leaving)),
    joined(base, part(base, found)),
  )
  const rest = new Map(left.map(({ entity, whole, leaving }) => [entity, whole ? [] : [without(entity, leaving)]]))
  draft.entities = [...draft.entities.filter((one) => one !== held).flatMap((one) => rest.get(one) ?? one), other]
  for (const { entity, whole, leaving } of left) {
    if (whole) redirectAll(draft, entity.id, other)
    else redirectSome(draft, entity, leaving, other)
  }
  return true
}

/** What refers to an entity by some of its mentions refers to the other one instead. */
function redirectSome(draft: Draft, { id, mentions }: Entity, leaving: readonly Mention[], other: Named): void {
  redirectSpeakers(draft, id, other, (span) => span !== null && leaving.some((gone) => overlap(gone, span)))
  renameLists(draft, (ids, place) => {
    if (!ids.includes(id) || !leaving.some((gone) => overlap(gone, place))) return ids
    const stays = mentions.some((mention) => !leaving.includes(mention) && overlap(mention, place))
    return ids.flatMap((one) => (one !== id ? one : stays ? [id, other.id] : other.id))
  })
}

/** An entity as far as some mentions tell of it. */
function part({ id, name }: Entity, mentions: readonly Mention[]): Entity {
  const aliases = mentions.filter(({ kind }) => kind === 'name').map(({ text }) => text)
  return { ...emptyEntity({ id, name }), aliases, mentions: [...mentions] }
}

/** The same entity without what has left, under the other names that it still has in the article. */
function without(entity: Entity, leaving: readonly Mention[]): Entity {
  const mentions = entity.mentions.filter((mention) => !leaving.includes(mention))
  const written = new Set(mentions.map(({ text }) => text))
  const gone = new Set(leaving.map(({ text }) => text))
  const aliases = entity.aliases.filter((alias) => written.has(alias) || !gone.has(alias))
  return { ...entity, mentions, aliases, source: 'editor' }
}
