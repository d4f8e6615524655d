/** Fills the text index of entities, where words of names are since found by their beginnings, too. */
import type { Trx, WritingEngine } from '../engine.ts'
import { refreshEntities } from '../write-entities.ts'

export async function nameEntities(trx: Trx, engine: WritingEngine): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await trx
      .selectFrom('entities')
      .select('seq')
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(500)
      .execute()
    if (rows.length === 0) return
    const seqs = rows.map(({ seq }) => seq)
    await refreshEntities(engine, trx, [], seqs)
    after = seqs.at(-1)!
  }
}
