/**
 * People of one full name in several articles: who is somebody else gets an id of his own, `person/john-smith-2`.
 *
 * An article alone calls everybody by his name. Where it meets the others, its John Smith is another one when he and the
 * known one have roles in different fields of life and no person or organisation is named beside both; whoever shares a
 * companion, or of whom a role is not known, is the same. Whose middle initial is another is always another one. What was
 * decided of an article stays when it is written again.
 */
import { type RawBuilder, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Entity, Person } from '../../schemas/entity.ts'
import { groupOf } from '../analysis/group.ts'
import { byId, rewritten } from '../analysis/references.ts'
import { differing, initialsIn } from '../comparison/initials.ts'
import { conflicting, fieldsIn } from '../comparison/roles.ts'
import type { Engine, Trx } from './engine.ts'
import { unpackLines } from './pack.ts'
import { plain, words } from './words.ts'

/** At most so many people of one name are told apart; one more is taken for the first. */
const numbers = ['', '-2', '-3', '-4', '-5', '-6', '-7', '-8', '-9']
/** Articles of a known person, newest first, in which companions are looked for. */
const remembered = 100

/** Somebody known by the name. */
interface Known {
  id: string
  /** Null while nothing of it is stored. */
  seq: number | null
  roles: string[]
  /** Middle initials that names of the person have. */
  initials: string[]
}

/** What is known of the people of several articles that are written together. */
export interface Namesakes {
  /** By id. */
  known: Map<string, Known>
  /** Ids of people whom the articles before have, which are not stored yet. */
  waiting: Set<string>
}

/** Those who have the names of people of some articles. */
export async function namesakesOf(engine: Engine, trx: Trx, analyses: readonly Analysis[]): Promise<Namesakes> {
  const bases = new Set<string>()
  for (const analysis of analyses) for (const base of basesOf(analysis, peopleOf(analysis))) bases.add(plain(base))
  const known = new Map<string, Known>()
  if (bases.size === 0) return { known, waiting: new Set() }
  const list = engine.list([...bases])
  const columns = sql`select e.id, e.seq, f.kind, f.value`
  const forms = sql`left join forms f on f.entity = e.seq and f.kind in ('role', 'name', 'alias')`
  const numbered = sql`e.id >= one.id || '-2' and e.id <= one.id || '-9'`
  const { rows } = await sql<{ id: string; seq: number; kind: string; value: string }>`
    ${columns} from entities e ${forms} where e.id in ${list}
    union all ${columns} from ${list} as one join entities e on ${numbered} ${forms}`.execute(trx)
  for (const { id, seq, kind, value } of rows) {
    const one = known.get(id) ?? { id, seq, roles: [], initials: [] }
    known.set(id, one)
    if (kind === 'role') one.roles.push(value)
    else one.initials.push(...initialsIn([value]))
  }
  return { known, waiting: new Set() }
}

const isNamedInFull = (entity: Entity): entity is Person => entity.type === 'person' && words(entity.name).length > 1
const peopleOf = ({ entities }: Analysis) => entities.filter(isNamedInFull)

/** The ids that people would have without a number that only the article gave them. */
function basesOf({ entities }: Analysis, people: readonly Person[]): string[] {
  const written = new Set<string>()
  for (const { id } of entities) written.add(id)
  const bases: string[] = []
  for (const { id } of people) {
    const base = id.replace(/-\d+$/, '')
    bases.push(written.has(base) ? base : id)
  }
  return bases
}

/**
 * The records of an article with the ids that its people have over all articles, which are known by them from then on.
 * Null when that depends on articles that are not stored yet.
 * @param held `seq` of the article whose records these replace.
 */
export async function tellApart(
  engine: Engine,
  trx: Trx,
  analysis: Analysis,
  held: number | undefined,
  namesakes: Namesakes,
): Promise<Analysis | null> {
  const people = peopleOf(analysis)
  const bases = basesOf(analysis, people)
  const apart = areStrangers(bases, namesakes)
    ? analysis
    : await apartFrom(engine, trx, analysis, people, bases, held, namesakes)
  if (apart === null) return null
  for (const person of apart === analysis ? people : peopleOf(apart)) keepKnown(person, namesakes)
  return apart
}

/** Whether nobody is known by the ids that people may have. */
function areStrangers(bases: readonly string[], { known }: Namesakes): boolean {
  for (const base of bases) for (const id of idsOf(base)) if (known.has(id)) return false
  return true
}

/** A person is known by what an article says of him from then on. */
function keepKnown({ id, roles, name, aliases }: Person, { known, waiting }: Namesakes): void {
  const key = plain(id)
  const before = known.get(key) ?? { id: key, seq: null, roles: [], initials: [] }
  known.set(key, {
    ...before,
    roles: roles.length > 0 ? [...new Set([...before.roles, ...roles.map(plain)])] : before.roles,
    initials: [...before.initials, ...initialsOf({ name, aliases })],
  })
  waiting.add(key)
}

async function apartFrom(
  engine: Engine,
  trx: Trx,
  analysis: Analysis,
  people: readonly Person[],
  bases: readonly string[],
  held: number | undefined,
  namesakes: Namesakes,
): Promise<Analysis | null> {
  const kept = held === undefined ? new Set<string>() : await idsIn(trx, held)
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  for (let i = 0; i < people.length; i++) {
    const person = people[i]!
    const able = freeIds(bases[i]!, taken)
    const known = knownAs(able, person, namesakes)
    let same: string | typeof waits | null | undefined = firstOf(able, kept) ?? sameAtOnce(person, known, namesakes)
    if (same === undefined) same = await sameByCompany(engine, trx, person, known, analysis)
    if (same === waits) return null
    const id = same ?? firstOf(able, namesakes.known, false) ?? able[0]
    if (id === undefined) continue
    taken.add(id)
    if (id !== person.id) ids.set(person.id, id)
  }
  return renamed(analysis, ids)
}

/** The ids that a person may have in an article in which others have some. */
function freeIds(base: string, taken: ReadonlySet<string>): string[] {
  const all = idsOf(base)
  return taken.size === 0 ? all : all.filter((id) => !taken.has(id))
}

/** The first of some ids that is among others, or that is not. */
function firstOf(ids: readonly string[], others: { has(id: string): boolean }, among = true): string | undefined {
  for (const id of ids) if (others.has(id) === among) return id
  return undefined
}

/** Those known by some ids who may be a person, as far as initials go. */
function knownAs(ids: readonly string[], person: Person, namesakes: Namesakes): Known[] {
  const initials = initialsOf(person)
  const found: Known[] = []
  for (const id of ids) {
    const one = namesakes.known.get(id)
    if (one && !differing(initials, one.initials)) found.push(one)
  }
  return found
}

/** That something depends on what is not stored yet. */
const waits = Symbol('waits')

/** Which of the known people of the name this one is; null when somebody else, undefined when their companions tell. */
function sameAtOnce(
  { roles }: Person,
  known: readonly Known[],
  { waiting }: Namesakes,
): string | typeof waits | null | undefined {
  if (known.length === 0) return null
  if (known.length === 1 && !conflicting(roles, known[0]!.roles)) return known[0]!.id
  return known.some(({ id }) => waiting.has(id)) ? waits : undefined
}

async function sameByCompany(
  engine: Engine,
  trx: Trx,
  person: Person,
  known: readonly Known[],
  analysis: Analysis,
): Promise<string | null> {
  const agreeing = known.filter((one) => !conflicting(person.roles, one.roles))
  const shared = new Map<string, number>()
  for (const one of known) shared.set(one.id, await companionsShared(engine, trx, one.seq!, person, analysis))
  const nearest = [...known].sort((a, b) => shared.get(b.id)! - shared.get(a.id)!)[0]
  if (nearest && shared.get(nearest.id)! > 0) return nearest.id
  const alike = agreeing.find((one) => fieldsIn(person.roles).some((field) => fieldsIn(one.roles).includes(field)))
  return (alike ?? agreeing[0])?.id ?? null
}

const initialsOf = ({ name, aliases }: Pick<Person, 'name' | 'aliases'>) => initialsIn([name, ...aliases])

/** The ids that people called as this one may have, the plain one first. */
function idsOf(id: string): string[] {
  const first = plain(id)
  return numbers.map((number) => first + number)
}

/** The ids of the entities that a stored article has. */
async function idsIn(trx: Trx, article: number): Promise<Set<string>> {
  const row = await trx.selectFrom('articles').select('entities').where('seq', '=', article).executeTakeFirstOrThrow()
  return new Set(unpackLines(row.entities).map((json) => plain((JSON.parse(json) as { id: string }).id)))
}

/** How many of the people and organisations of the article stand beside a known person in others. */
async function companionsShared(
  engine: Engine,
  trx: Trx,
  known: number,
  { id: self }: Person,
  analysis: Analysis,
): Promise<number> {
  const ids = analysis.entities.filter(({ id, type }) => id !== self && type !== 'place').map(({ id }) => plain(id))
  const rows = await trx
    .selectFrom('entities')
    .select('seq')
    .where('id', 'in', engine.list(ids) as RawBuilder<string>)
    .where('seq', '<>', known)
    .execute()
  const beside = new Set(rows.map(({ seq }) => seq))
  const articles = await trx
    .selectFrom('appearances as k')
    .innerJoin('articles as a', 'a.seq', 'k.article')
    .select('a.company')
    .where('k.entity', '=', known)
    .orderBy('k.newest')
    .orderBy('k.article')
    .limit(remembered)
    .execute()
  const found = new Set<number>()
  for (const { company } of articles)
    for (const [entity] of JSON.parse(company) as [number, string][]) if (beside.has(entity)) found.add(entity)
  return found.size
}

/** The same records with other ids of entities: in the entities and in every reference to one. */
export function renamed(analysis: Analysis, ids: ReadonlyMap<string, string>): Analysis {
  if (ids.size === 0) return analysis
  const one = (id: string) => ids.get(id) ?? id
  const renaming = byId(one)
  return {
    ...analysis,
    entities: analysis.entities.map((entity) => ({ ...entity, id: one(entity.id) })),
    quotes: analysis.quotes.map((quote) => rewritten(quote, renaming)),
    claims: analysis.claims.map((claim) => rewritten(claim, renaming)),
    timeline: analysis.timeline
      .map((entry) => rewritten(entry, renaming))
      .map((entry) => ({ ...entry, group: groupOf(entry, entry.entities) })),
  }
}
