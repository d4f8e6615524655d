/** Writes what an article says: its records with their words, and who speaks in them. */
import type { Insertable } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import type { Speaker } from '../../schemas/speaker.ts'
import type { Engine, Trx } from './engine.ts'
import { inserts } from './insert.ts'
import { recordRow, speakerKeys, whenOf } from './rows.ts'
import type { QuoteTable } from './tables.ts'
import { indexWords } from './words.ts'

const kinds = ['quotes', 'claims', 'timeline'] as const

/** Inserts the records of an article; gives the `seq` of its timeline entries, in order. */
export async function insertRecords(engine: Engine, trx: Trx, article: number, analysis: Analysis): Promise<number[]> {
  const { quotes, claims } = analysis
  const { newest } = whenOf(analysis.article)
  const rows = rowsOf(article, analysis)
  const statements = kinds.map((table) =>
    inserts(engine, trx, table as 'quotes', rows[table] as Insertable<QuoteTable>[]).map((one) =>
      one.returning(['seq', 'position']),
    ),
  )
  const given = [...(await engine.all(trx, statements.flat()))]
  const [quoteSeqs, claimSeqs, timelineSeqs] = statements.map((own) =>
    given
      .splice(0, own.length)
      .flat()
      .sort((a, b) => a.position - b.position)
      .map(({ seq }) => seq),
  ) as [number[], number[], number[]]

  const text = (index: 'articles_text' | `${(typeof kinds)[number]}_text`, seqs: number[], texts: { text: string }[]) =>
    inserts(
      engine,
      trx,
      index,
      seqs.map((rowid, i) => ({ rowid, words: engine.indexed(indexWords(texts[i]!.text)) })),
    )
  const speaking = (table: 'speakers' | 'claimants', seqs: number[], speakers: (Speaker | null)[]) =>
    inserts(
      engine,
      trx,
      table,
      speakers.flatMap((speaker, position) =>
        speakerKeys(speaker).map((key) => ({ key, newest, article, position, record: seqs[position]! })),
      ),
    )
  await engine.all(trx, [
    ...text('articles_text', [article], [analysis.article]),
    ...text('quotes_text', quoteSeqs, quotes),
    ...text('claims_text', claimSeqs, claims),
    ...text('timeline_text', timelineSeqs, analysis.timeline),
    ...speaking(
      'speakers',
      quoteSeqs,
      quotes.map((quote) => quote.speaker),
    ),
    ...speaking(
      'claimants',
      claimSeqs,
      claims.map((claim) => claim.claimant),
    ),
  ])
  return timelineSeqs
}

function rowsOf(seq: number, { article, quotes, claims, timeline }: Analysis) {
  const { newest, day } = whenOf(article)
  const order = { article: seq, newest }
  return {
    quotes: quotes.map((quote, i) => ({ ...recordRow(quote, i), ...order, day, kind: quote.kind })),
    claims: claims.map((claim, i) => ({
      ...recordRow(claim, i),
      ...order,
      day,
      voice: claim.voice,
      polarity: claim.polarity,
      act: claim.act,
      quantity: claim.quantities.length > 0 ? 1 : 0,
      score: claim.checkworthiness.score,
    })),
    timeline: timeline.map((entry, i) => ({
      ...recordRow(entry, i),
      ...order,
      earliest: entry.earliest,
      latest: entry.latest,
    })),
  }
}

/** Statements that remove the records of an article, and who speaks and takes part in them. */
export function clearRecords(trx: Trx, article: number) {
  const of = (table: (typeof kinds)[number]) =>
    trx
      .selectFrom(table as 'quotes')
      .select('seq')
      .where('article', '=', article)
  return [
    ...kinds.map((table) => trx.deleteFrom(`${table}_text`).where('rowid', 'in', of(table))),
    trx.deleteFrom('articles_text').where('rowid', '=', article),
    ...(['speakers', 'claimants', 'participants', ...kinds] as const).map((table) =>
      trx.deleteFrom(table as 'quotes').where('article', '=', article),
    ),
  ]
}
