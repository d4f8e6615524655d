/** Who may be the same person as one who is known by a surname alone, or in full. */
import { type RawBuilder, sql } from 'kysely'
import type { Neighbour, Similar } from '../../schemas/entity-detail.ts'
import { isSurname, mayBe, surnameOf, surnamesIn } from '../comparison/short-names.ts'
import type { ReadingEngine } from './engine.ts'
import { unpackCast } from './short-names.ts'

/** Those that are shown, articles, the newest, that are looked at for them, and the names shown that they share. */
const most = { shown: 5, looked: 500, names: 5 }

/**
 * Those of the surname that stand beside some of the same names; those who share most first.
 * @param beside whoever is named in the same articles, by id.
 */
export async function similarTo(
  engine: ReadingEngine,
  id: string,
  neighbours: readonly Neighbour[],
  beside: (seq: number) => Promise<Neighbour[]>,
): Promise<Omit<Similar, 'name'>[]> {
  const names = new Map(neighbours.map((one) => [one.id, one.name]))
  if (!id.startsWith('person/') || names.size === 0) return []
  const found: Omit<Similar, 'name'>[] = []
  for (const { seq, id: other, articles } of await candidates(engine, id)) {
    const shared = (await beside(seq)).flatMap((one) => names.get(one.id) ?? [])
    if (shared.length > 0) found.push({ id: other, articles, shared: shared.slice(0, most.names) })
  }
  return found.sort((a, b) => b.shared.length - a.shared.length || b.articles - a.articles).slice(0, most.shown)
}

async function candidates(engine: ReadingEngine, id: string): Promise<{ seq: number; id: string; articles: number }[]> {
  const known = (ids: readonly string[]) =>
    engine.db
      .selectFrom('entities')
      .select(['seq', 'id', 'articles'])
      .where('id', 'in', engine.list(ids) as RawBuilder<string>)
      .execute()
  if (!isSurname(id)) return known(surnamesIn(id))
  const { rows: casts } = await sql<{ members: string }>`
    select c.members from surnames s join casts c on c.article = s.article
    where s.surname = ${surnameOf(id)} order by s.newest limit ${sql.lit(most.looked)}`.execute(engine.db)
  const counts = new Map<string, number>()
  for (const { members } of casts)
    for (const { person } of unpackCast(members).people)
      if (surnameOf(person) === surnameOf(id) && mayBe(id, person)) counts.set(person, (counts.get(person) ?? 0) + 1)
  const able = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([person]) => person)
  return known(able.slice(0, most.shown))
}
