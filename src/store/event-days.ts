/** On which days the events of a page begin that were published within some days, without reading those of all days between. */
import { sql } from 'kysely'
import type { Key } from './cursor.ts'
import type { ReadingEngine } from './engine.ts'
import { beyond, type Condition, type List, whereAll } from './pages.ts'

/**
 * The condition that an event begins on one of the days that have the first events of a list, or the first after a key. For
 * each day the table is asked for the next one, and for those of its events that were published within the days asked for.
 * @param wanted how many events of the list, which has them as table `t`.
 */
export async function onDaysOf(
  { db, list: listed }: ReadingEngine,
  { from, conditions, order }: List,
  after: Key | null,
  wanted: number,
): Promise<Condition> {
  const latest = order[0]![2] === 'desc'
  const [furthest, past] = latest ? [sql`max(earliest)`, sql`<`] : [sql`min(earliest)`, sql`>`]
  const begins = after === null ? sql`` : sql`where earliest ${past}= ${after[0]}`
  const onDay = [sql`t.earliest = day.earliest`, ...conditions, ...(after === null ? [] : [beyond(order, after)])]
  const { rows } = await sql<{ earliest: string }>`
    with recursive day (earliest, found) as (
      select ${furthest}, cast(0 as bigint) from timeline ${begins}
      union all
      select (select ${furthest} from timeline where earliest ${past} day.earliest),
        found + (select count(*) from (select 1 from ${from} ${whereAll(onDay)} limit ${sql.lit(wanted)}) as own)
      from day where day.earliest is not null and found < ${sql.lit(wanted)})
    select earliest from (
      select earliest, lead(found) over (order by found, earliest ${sql.raw(latest ? 'desc' : '')}) - found as own from day
    ) as days where own > 0`.execute(db)
  return sql`t.earliest in ${listed(rows.map(({ earliest }) => earliest))}`
}
