/** Articles that benches invent are articles: the store takes no others. */
import t from 'tap'
import { Analysis } from '../../schemas/analysis.ts'
import { inventedAnalysis } from './invented.ts'

t.test('invented articles fit the schema, and are the same each time', async (t) => {
  for (const n of [0, 1, 999]) {
    const analysis = inventedAnalysis(n)
    t.same(Analysis.parse(analysis), analysis, `article ${n}`)
    t.same(inventedAnalysis(n), analysis, `article ${n} again`)
    for (const { start, end, text } of [...analysis.quotes, ...analysis.claims, ...analysis.timeline])
      t.equal(analysis.article.text.slice(start, end), text)
  }
})
