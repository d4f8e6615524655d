/** What was read before changes nothing: a corpus in any order, wherever it is read, gives the same bytes. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import t from 'tap'
import { Source } from '../../schemas/source.ts'
import { analyse } from '../../src/analysis/analyse.ts'
import { decode } from '../../src/analysis/loader/decode.ts'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { packageRoot } from '../../src/data.ts'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import { fixtures } from './loader/fixtures.ts'

const patient = { timeout: 300_000 }
t.setTimeout(patient.timeout)

/** The same sequence on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed)
  return items
    .map((item) => ({ item, rank: next() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

const owners = 'Canada|Zorbia|Marlowe|O’Dell|Müllerburg|Kestrel Bank|the ministry|U.N.|NORWAY|co-op|Łosk|1990'.split(
  '|',
)
/** Where it would show that a tokenizer has learnt new words. */
const plain = [
  (name: string, i: number) => `They saw ${name} and 1${i}co there, Tom Reyes said.`,
  (name: string) => `Fires have burnt ${name}’s forests since Friday, Ada Moss said.`,
  (name: string) => `${name}’s leader, Tom Reyes, denied that ${name}'s plan had failed.`,
  (name: string) => `According to ${name}, 40% of ${name}’s ships were lost in 2019.`,
]
/** What may teach it them. */
const spoils = [
  (name: string, i: number) => `He ran.1${i}co from ${name}.1683 to ${name}.1${i}co.`,
  (name: string) => `Ships left, including ${name}’s, citing the storm.`,
  (name: string) => `“The flag is ${name}'s,” Ada Moss said.`,
  (name: string) => `The choice was ${name}’s. The cost was ${name}’s”.`,
  (name: string) => `A pro-${name}-led plan, ${name}.com, #${name} and ${name}… failed.`,
  (name: string) => `${name.toUpperCase()}’S, said ${name.toLowerCase()}’s; ${name}’s—that is all.`,
  (name: string) => `He met ${name}/Berlin, (${name}), ‘${name}’s’ and ${name}&Co. on 5 May 2021.`,
]

interface Item {
  id: string
  source: Record<string, string>
}

const corpus: Item[] = [
  ...readdirSync(fixtures).map((name) => {
    const html = existsSync(join(fixtures, name, 'source.html'))
    const body = decode(readFileSync(join(fixtures, name, html ? 'source.html' : 'source.txt')))
    return { id: name, source: { [html ? 'html' : 'text']: body } }
  }),
  ...owners.flatMap((owner, i) =>
    [...plain, ...spoils].map((write, n) => ({
      id: `${owner} ${n}`,
      source: { text: write(owner, i), as: 'body', publishedAt: '2024-03-05' },
    })),
  ),
  ...owners.flatMap((owner, i) =>
    Array.from({ length: 13 }, (_, n) => {
      const next = random(i * 100 + n)
      const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
      const lines = Array.from({ length: 4 }, () => one([...plain, ...spoils])(next() < 0.5 ? owner : one(owners), i))
      return { id: `${owner} mixed ${n}`, source: { text: lines.join('\n\n') } }
    }),
  ),
]

const digest = (json: string): string => createHash('sha256').update(json).digest('base64')
const inProcess = ({ source }: Item): string => {
  const analysis = analyse(Source.parse(source))
  delete analysis.article.furniture
  return digest(JSON.stringify(analysis))
}

const expected = new Map(corpus.map((item) => [item.id, inProcess(item)]))
const differing = (found: Map<string, string>) => corpus.filter(({ id }) => found.get(id) !== expected.get(id))

t.test('in one process, backwards and shuffled', patient, async (t) => {
  t.ok(corpus.length > 290)
  for (const order of [corpus.toReversed(), shuffled(corpus, 1)])
    t.same(differing(new Map(order.map((item) => [item.id, inProcess(item)]))), [])
})

t.test('over the service, in several threads', patient, async (t) => {
  const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_WORKERS: '2', COPYDESK_QUEUE: '1000' })
  const analyser = startAnalyser(config)
  const store = await openStore({ database: ':memory:' })
  const app = await buildApp({ config, analyser, store })
  t.teardown(async () => {
    await app.close()
    await analyser.close()
    await store.close()
  })
  const answers = new Map<string, string>()
  const order = shuffled(corpus, 2)
  const ask = async (items: readonly Item[]) => {
    for (const { id, source } of items) {
      const { body } = await app.inject({ method: 'POST', url: '/analyse', payload: source })
      answers.set(id, digest(body))
    }
  }
  await Promise.all([ask(order.slice(0, 150)), ask(order.slice(150))])
  t.same(differing(answers), [])
})

t.test('on the command line', patient, async (t) => {
  const cli = join(packageRoot, 'dist/bin/cli.js')
  const child = spawn(process.execPath, [cli, 'analyse', '--ndjson'], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(
    shuffled(corpus, 3)
      .map(({ id, source }) => `${JSON.stringify({ id, ...source })}\n`)
      .join(''),
  )
  const lines = (await readAll(child.stdout)).trimEnd().split('\n')
  const found = lines.map((line) => {
    const { id, ...analysis } = JSON.parse(line)
    delete analysis.article.furniture
    return [id, digest(JSON.stringify(analysis))] as const
  })
  t.same(differing(new Map(found)), [])
})
