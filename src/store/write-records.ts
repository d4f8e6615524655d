/** Writes what finds the records of articles, and takes it away. */
import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Trx, WritingEngine } from './engine.ts'
import { inserts } from './insert.ts'
import { recordRows, whenOf } from './rows.ts'
import { articleWords } from './searched.ts'
import type { Tables } from './tables.ts'
import { appearancesOf } from './write-entities.ts'

/** Texts that a statement adds to an index: it takes a while for each. */
const textsAtOnce = 4

const kinds = ['quotes', 'claims', 'timeline', 'speakers', 'claimants', 'participants', 'labels', 'facts'] as const

/** The rows of one kind that several articles have. */
function rowsOf(articles: readonly ReturnType<typeof recordRows>[], kind: (typeof kinds)[number]): object[] {
  const all: object[] = []
  for (const own of articles) for (const row of own[kind]) all.push(row)
  return all
}

/** An article with its place in the store. */
export interface Placed {
  seq: number
  analysis: Analysis
}

/**
 * Statements that insert what finds the records of articles.
 * @param seqs of their entities, by id.
 */
export function insertRecords(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly Placed[],
  seqs: ReadonlyMap<string, number>,
): Compilable<unknown>[] {
  const rows = articles.map(({ seq, analysis }) => recordRows(seq, analysis, seqs))
  return [
    ...kinds.flatMap((kind) => inserts(engine, trx, kind, rowsOf(rows, kind) as never)),
    ...inserts(
      engine,
      trx,
      'appearances',
      articles.flatMap(({ seq, analysis }) => appearancesOf(seq, analysis, seqs)),
    ),
    ...inserts(
      engine,
      trx,
      'articles_text',
      articles.map(({ seq, analysis }) => engine.textRow(seq, articleWords(analysis))),
      undefined,
      textsAtOnce,
    ),
  ]
}

/**
 * Statements that remove the same of one article, by the keys it was inserted under.
 * @param entities `seq` of those it names.
 */
export function clearRecords(
  engine: WritingEngine,
  trx: Trx,
  { seq, analysis }: Placed,
  entities: readonly number[],
): Compilable<unknown>[] {
  const { newest } = whenOf(analysis.article)
  const { timeline, speakers, claimants, labels } = recordRows(seq, analysis, new Map())
  const within = (column: string, values: readonly (number | string)[]) =>
    sql`${sql.ref(column)} in ${engine.list([...new Set(values)])}`
  const days = within(
    'earliest',
    timeline.map(({ earliest }) => earliest),
  )
  const keys = (rows: readonly { key: string }[]) =>
    within(
      'key',
      rows.map(({ key }) => key),
    )
  const remove = (table: keyof Tables, conditions: readonly RawBuilder<unknown>[]): Compilable<unknown> => {
    const here = [...conditions, sql`newest = ${newest}`, sql`article = ${seq}`]
    const statement = sql`delete from ${sql.table(table)} where ${sql.join(here, sql` and `)}`
    return { compile: () => statement.compile(trx) }
  }
  return [
    remove('quotes', []),
    remove('claims', []),
    remove('timeline', [days]),
    remove('facts', []),
    remove('speakers', [keys(speakers)]),
    remove('claimants', [keys(claimants)]),
    remove('participants', [within('entity', entities), days]),
    remove('labels', [
      within(
        'label',
        labels.map(({ label }) => label),
      ),
    ]),
    remove('appearances', [within('entity', entities)]),
    trx.deleteFrom('articles_text').where('rowid', '=', seq),
  ]
}
