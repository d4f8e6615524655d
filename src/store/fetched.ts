/** What is known of addresses that were fetched. */
import type { Engine } from './engine.ts'
import type { FetchNote } from './store.ts'
import { plain } from './words.ts'

export async function readFetchNote({ db }: Engine, url: string): Promise<FetchNote | null> {
  const row = await db.selectFrom('fetched').select('note').where('url', '=', plain(url)).executeTakeFirst()
  return row ? JSON.parse(row.note) : null
}

export async function writeFetchNote(engine: Engine, url: string, note: FetchNote): Promise<void> {
  const row = { url: plain(url), note: plain(JSON.stringify(note)) }
  await engine.write((trx) =>
    trx
      .insertInto('fetched')
      .values(row)
      .onConflict((conflict) => conflict.column('url').doUpdateSet({ note: row.note }))
      .execute(),
  )
}
