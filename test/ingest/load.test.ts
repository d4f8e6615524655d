/** Loading folders: what fails for want of time is tried again, and a load can be interrupted. */
import { join } from 'node:path'
import t from 'tap'
import { analyse } from '../../src/analysis/analyse.ts'
import { NoArticleError, QueueFullError, TimedOutError } from '../../src/analysis/errors.ts'
import type { Analyser } from '../../src/analysis/threads/analyser.ts'
import { loadSources } from '../../src/ingest/ingest.ts'
import { openStore } from '../../src/store/index.ts'
import { type Store, UnavailableError } from '../../src/store/store.ts'

const textOf = (name: string) => `${name} opens\n\nThe market at ${name} opens on Friday, said Ada Moss, its owner.`

/** An analyser in this thread that fails as it is told: by file, one error an attempt. */
function analyserWith(faults: Record<string, Error[]>): Analyser & { asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    async analyse(source, { name = '' }) {
      asked.push(name)
      const fault = faults[name]?.shift()
      if (fault) throw fault
      return JSON.stringify(analyse(source, { name }))
    },
  } as Analyser & { asked: string[] }
}

t.test('what fails for want of time is tried again, the rest is not', async (t) => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const folder = t.testdir(Object.fromEntries(names.map((name) => [`${name}.txt`, textOf(name)])))
  const late = () => new TimedOutError(30_000)
  const analyser = analyserWith({
    'a.txt': [late()],
    'b.txt': [new QueueFullError(), late()],
    'c.txt': [late(), late(), late()],
    'd.txt': [new NoArticleError('No article found.')],
  })
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  let lost = 1
  const losing: Store = {
    ...store,
    async put(...args) {
      if (args[0].article.source.name === 'e.txt' && lost-- > 0) throw new UnavailableError('gone')
      return store.put(...args)
    },
  }
  const seen: number[] = []
  const observe = (done: number, total: number) => void seen.push(done, total)
  const report = await loadSources({ store: losing, analyser }, [folder], { atOnce: 4, pause: 1, observe })
  t.same(report, {
    created: 3,
    unchanged: 0,
    left: 0,
    failed: [
      `${join(folder, 'd.txt')}: No article found.`,
      `${join(folder, 'c.txt')}: The analysis was given up after 30000 ms.`,
    ],
  })
  t.same(analyser.asked.sort().join(' '), 'a.txt a.txt b.txt b.txt b.txt c.txt c.txt c.txt d.txt e.txt e.txt')
  t.same(seen, [1, 5, 2, 5, 3, 5, 4, 5, 5, 5])
})

t.test('an interrupted load stores what is analysed and leaves the rest', async (t) => {
  const names = Array.from({ length: 20 }, (_, i) => String.fromCharCode(97 + i))
  const folder = t.testdir(Object.fromEntries(names.map((name) => [`${name}.txt`, textOf(name)])))
  const store = await openStore({ database: ':memory:' })
  t.teardown(() => store.close())
  const stop = new AbortController()
  const analyser = analyserWith({})
  const analyseFast = analyser.analyse
  analyser.analyse = async (source, options) => {
    // Never comes to an end, so that only the interruption ends the load.
    if (options.name === 'd.txt') return new Promise(() => {})
    return analyseFast(source, options)
  }
  const observe = (done: number) => {
    if (done === 3) stop.abort()
  }
  const report = await loadSources({ store, analyser }, [folder], { atOnce: 2, observe, signal: stop.signal })
  t.equal(report.created, await store.count())
  t.ok(report.created >= 3 && report.left > 0, `${report.created} and ${report.left}`)
  t.equal(report.created + report.left, 20)
  t.same(report.failed, [])

  const none = await loadSources({ store, analyser }, [folder], { atOnce: 2, signal: AbortSignal.abort() })
  t.match(none, { created: 0, unchanged: 0, left: 20 })
})
