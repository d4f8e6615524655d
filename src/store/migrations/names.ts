/** Fills the text index of entities, where words of names are since found by their beginnings, too. */
import type { Trx, WritingEngine } from '../engine.ts'
import { refreshEntities } from '../write-entities.ts'
import { walk } from './walk.ts'

export async function nameEntities(trx: Trx, engine: WritingEngine): Promise<void> {
  const entities = trx.selectFrom('entities').select('seq').orderBy('seq').limit(500)
  await walk(
    (after) => entities.where('seq', '>', after).execute(),
    async (rows) => {
      const seqs = rows.map(({ seq }) => seq)
      await refreshEntities(engine, trx, [], seqs)
    },
  )
}
