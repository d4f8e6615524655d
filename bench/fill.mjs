// Fills a store with invented articles.
import { inventedAnalysis } from '../dist/test/store/invented.js'

/** Writes under way at once: they are stored in groups. */
const atOnce = 128

/** Fills it up to so many; what it holds already are the first of them. */
export async function fill(store, articles) {
  const waiting = []
  for (let n = await store.count(); n < articles; n++) {
    const analysis = inventedAnalysis(n)
    waiting.push(store.put(analysis, { source: JSON.stringify({ text: analysis.article.text }), engine: 'bench' }))
    if (waiting.length >= atOnce) await waiting.shift()
  }
  await Promise.all(waiting)
}
