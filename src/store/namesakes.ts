/**
 * People of one full name in several articles: who is somebody else gets an id of his own, `person/john-smith-2`.
 *
 * An article alone calls everybody by his name. Where it meets the others, its John Smith is another one when he and the
 * known one have roles in different fields of life and no person or organisation is named beside both; whoever shares a
 * companion, or of whom a role is not known, is the same. What was decided of an article stays when it is written again.
 */
import type { Transaction } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Person } from '../../schemas/entity.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import { groupOf } from '../analysis/group.ts'
import { wordList } from '../data.ts'
import { chunks } from './chunks.ts'
import type { Tables } from './tables.ts'
import { plain, words } from './words.ts'

type Trx = Transaction<Tables>

/** At most so many people of one name are told apart; one more is taken for the first. */
const namesakes = 9
/** Articles of a known person, newest first, in which companions are looked for. */
const remembered = 100

/** Somebody known by the name. */
interface Known {
  id: string
  seq: number
  roles: string[]
}

/**
 * The records of an article with the ids that its people have over all articles.
 * @param held `seq` of the article whose records these replace.
 */
export async function tellApart(trx: Trx, analysis: Analysis, held: number | undefined): Promise<Analysis> {
  const people = analysis.entities.filter(
    (entity): entity is Person => entity.type === 'person' && words(entity.name).length > 1,
  )
  const written = new Set(analysis.entities.map((entity) => entity.id))
  const bases = people.map(({ id }) => {
    const base = id.replace(/-\d+$/, '')
    return written.has(base) ? base : id
  })
  const known = await knownBy(trx, [...new Set(bases.flatMap(idsOf))])
  if (known.size === 0) return analysis
  const kept = held === undefined ? new Set<string>() : await idsIn(trx, held)
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  for (const [i, person] of people.entries()) {
    const able = idsOf(bases[i]!).filter((id) => !taken.has(id))
    const id =
      able.find((id) => kept.has(id)) ??
      (await sameAs(
        trx,
        person,
        able.flatMap((id) => known.get(id) ?? []),
        analysis,
      )) ??
      able.find((id) => !known.has(id)) ??
      able[0]
    if (id === undefined) continue
    taken.add(id)
    if (id !== person.id) ids.set(person.id, id)
  }
  return renamed(analysis, ids)
}

/** Which of the known people of the name this one is; null when somebody else. */
async function sameAs(trx: Trx, person: Person, known: readonly Known[], analysis: Analysis): Promise<string | null> {
  const agreeing = known.filter((one) => !conflicting(person.roles, one.roles))
  if (known.length === 1 && agreeing.length === 1) return known[0]!.id
  const shared = new Map<string, number>()
  for (const one of known) shared.set(one.id, await companionsShared(trx, one.seq, person, analysis))
  const nearest = [...known].sort((a, b) => shared.get(b.id)! - shared.get(a.id)!)[0]
  if (nearest && shared.get(nearest.id)! > 0) return nearest.id
  const alike = agreeing.find((one) => fieldsIn(person.roles).some((field) => fieldsIn(one.roles).includes(field)))
  return (alike ?? agreeing[0])?.id ?? null
}

/** The ids that people called as this one may have, the plain one first. */
function idsOf(id: string): string[] {
  return Array.from({ length: namesakes }, (_, i) => (i === 0 ? plain(id) : `${plain(id)}-${i + 1}`))
}

/** Those of the ids that somebody has. */
async function knownBy(trx: Trx, ids: readonly string[]): Promise<Map<string, Known>> {
  const known = new Map<string, Known>()
  for await (const chunk of chunks(ids)) {
    const rows = trx
      .selectFrom('entities as e')
      .leftJoin('forms as f', (join) => join.onRef('f.entity', '=', 'e.seq').on('f.kind', '=', 'role'))
      .select(['e.id', 'e.seq', 'f.value as role'])
      .where('e.id', 'in', chunk)
    for (const { id, seq, role } of await rows.execute()) {
      const one = known.get(id) ?? { id, seq, roles: [] }
      known.set(id, one)
      if (role !== null) one.roles.push(role)
    }
  }
  return known
}

/** The ids of the entities that a stored article has. */
async function idsIn(trx: Trx, article: number): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('appearances')
    .innerJoin('entities', 'entities.seq', 'appearances.entity')
    .select('entities.id')
    .where('appearances.article', '=', article)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** How many of the people and organisations of the article stand beside a known person in others. */
async function companionsShared(trx: Trx, known: number, { id: self }: Person, analysis: Analysis): Promise<number> {
  const beside = analysis.entities.filter(({ id, type }) => id !== self && type !== 'place').map(({ id }) => plain(id))
  let count = 0
  for await (const chunk of chunks(beside)) {
    const articles = trx
      .selectFrom('appearances')
      .select('article')
      .where('entity', '=', known)
      .orderBy('newest')
      .orderBy('article')
      .limit(remembered)
    const found = await trx
      .selectFrom('appearances')
      .innerJoin('entities', 'entities.seq', 'appearances.entity')
      .select('entities.id')
      .distinct()
      .where('appearances.article', 'in', articles)
      .where('entities.id', 'in', chunk)
      .where('entities.seq', '<>', known)
      .execute()
    count += found.length
  }
  return count
}

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
export function fieldsOf(role: string): ReadonlySet<string> {
  for (const part of [role, role.replace(complement, '')]) {
    const last = words(part).slice(-longest)
    for (let i = 0; i < last.length; i++) {
      const fields = fieldsByNoun.get(last.slice(i).join(' '))
      if (fields) return fields
    }
  }
  return new Set()
}

const fieldsIn = (roles: readonly string[]) => roles.flatMap((role) => [...fieldsOf(role)])

/** Both have roles of known fields, and no field is common to them. */
function conflicting(roles: readonly string[], others: readonly string[]): boolean {
  const here = fieldsIn(roles)
  const there = new Set(fieldsIn(others))
  return here.length > 0 && there.size > 0 && !here.some((field) => there.has(field))
}

/** The same records with other ids of entities: in the entities and in every reference to one. */
function renamed(analysis: Analysis, ids: ReadonlyMap<string, string>): Analysis {
  if (ids.size === 0) return analysis
  const one = (id: string) => ids.get(id) ?? id
  const speaker = (who: Speaker | null): Speaker | null =>
    who && {
      ...who,
      entity: who.entity && one(who.entity),
      entities: who.entities.map((each) => ({ ...each, entity: each.entity && one(each.entity) })),
    }
  return {
    ...analysis,
    entities: analysis.entities.map((entity) => ({ ...entity, id: one(entity.id) })),
    quotes: analysis.quotes.map((quote) => ({ ...quote, speaker: speaker(quote.speaker) })),
    claims: analysis.claims.map((claim) => ({
      ...claim,
      claimant: speaker(claim.claimant),
      entities: claim.entities.map(one),
    })),
    timeline: analysis.timeline.map((entry) => ({
      ...entry,
      entities: entry.entities.map(one),
      group: groupOf(entry, entry.entities.map(one)),
    })),
  }
}
