/** What articles say of people whom they name in full, in a row an article; `namings` has those by a surname alone. */
import { type Kysely, sql } from 'kysely'
import type { Cast, Facts } from '../../comparison/short-names.ts'
import type { Trx, WritingEngine } from '../engine.ts'
import { inserts } from '../insert.ts'
import { packCast } from '../short-names.ts'
import type { Dialect } from './dialect.ts'
import { walk } from './walk.ts'

/** A person as every article had one in a row of its own. */
interface Former {
  seq: number
  person: string
  surname: string
  newest: number
  facts: string
}

function tables({ big, int, key, lean }: Dialect): string[] {
  return [
    `create table casts (article ${big} primary key, newest ${big} not null, members text not null)`,
    `create table surnames (
      surname ${key} not null, newest ${big} not null, article ${big} not null,
      primary key (surname, newest, article)
    )${lean}`,
    `create table namings (
      article ${key} not null, person ${key} not null, surname ${key} not null, newest ${big} not null,
      facts text not null, bearer ${key}, shown ${key}, pending ${int} not null,
      primary key (article, person)
    )${lean}`,
  ]
}

export async function gatherCasts(db: Kysely<unknown>, dialect: Dialect, engine: WritingEngine): Promise<void> {
  const trx = db as unknown as Trx
  const run = (statement: string) => sql.raw(statement).execute(trx)
  for (const index of ['namings_surname', 'namings_pending']) await run(`drop index ${index}`)
  await run('alter table namings rename to old_namings')
  for (const statement of tables(dialect)) await run(statement)
  const columns = 'article, person, surname, newest, facts, bearer, shown, pending'
  await run(`insert into namings (${columns}) select ${columns} from old_namings where short = 1`)
  await run('create index namings_surname on namings (surname, newest)')
  await run('create index namings_pending on namings (article) where pending > 0')
  const next = async (after: number) => {
    const { rows } = await sql<Former | { seq: number; person: null }>`
      select a.seq, n.person, n.surname, n.newest, n.facts
      from (select seq, id from articles where seq > ${after} order by seq limit 500) a
      left join old_namings n on n.article = a.id and n.short = 0 order by a.seq`.execute(trx)
    return rows
  }
  await walk(next, async (rows) => {
    const articles = new Map<number, Former[]>()
    for (const row of rows) if (row.person !== null) articles.set(row.seq, [...(articles.get(row.seq) ?? []), row])
    const all = [...articles].map(([article, full]) => ({
      article,
      newest: full[0]!.newest,
      members: packCast(castOf(full)),
    }))
    const surnames = [...articles].flatMap(([article, full]) =>
      [...new Set(full.map(({ surname }) => surname))].map((surname) => ({
        surname,
        newest: full[0]!.newest,
        article,
      })),
    )
    await engine.all(trx, [...inserts(engine, trx, 'casts', all), ...inserts(engine, trx, 'surnames', surnames)])
  })
  await run('drop table old_namings')
}

/** Each had the organisations of its article beside it. */
function castOf(full: readonly Former[]): Cast {
  const facts = full.map((row): Facts => JSON.parse(row.facts))
  return {
    people: full.map(({ person }, i) => ({ person, roles: facts[i]!.roles, sex: facts[i]!.sex })),
    others: facts[0]!.others,
  }
}
