/** Who may be the same person as one who is known by a surname alone, or in full. */
import { sql } from 'kysely'
import type { Neighbour, Similar } from '../../schemas/entity-detail.ts'
import { isSurname, mayBe, surnameOf, surnamesIn } from '../comparison/short-names.ts'
import type { ReadingEngine } from './engine.ts'

/** Those that are shown, articles that are looked at for them, and the names shown that they share. */
const most = { shown: 5, looked: 5000, names: 5 }

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
  const rows = engine.db.selectFrom('entities').select(['seq', 'id', 'articles'])
  if (!isSurname(id)) return rows.where('id', 'in', surnamesIn(id)).execute()
  const { rows: named } = await sql<{ person: string }>`
    select person from (
      select person from namings where surname = ${surnameOf(id)} and short = 0 limit ${sql.lit(most.looked)}
    ) as few group by person order by count(*) desc, person`.execute(engine.db)
  const able = named.map(({ person }) => person).filter((one) => mayBe(id, one))
  return rows.where('id', 'in', able.slice(0, most.shown)).execute()
}
