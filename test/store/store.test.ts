import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { deflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import Database from 'libsql'
import pg from 'pg'
import t, { type Test } from 'tap'
import { startAnalyser } from '../../src/analysis/threads/analyser.ts'
import { readConfig } from '../../src/config.ts'
import { buildApp } from '../../src/http/app.ts'
import { inGroups } from '../../src/store/groups.ts'
import { exportStore, importStore, openStore, type StoreOptions } from '../../src/store/index.ts'
import { pack, unpack } from '../../src/store/pack.ts'
import { isUnavailable, openPool } from '../../src/store/postgres.ts'
import { readsOf } from '../../src/store/reads.ts'
import { listRecords } from '../../src/store/record-search.ts'
import { unpackCast } from '../../src/store/short-names.ts'
import { sqlStore } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { type Change, type Store, TooSlowError } from '../../src/store/store.ts'
import { startReaders } from '../../src/store/threads/readers.ts'
import { indexWords, nameKey, stem, words } from '../../src/store/words.ts'
import { follow } from '../http/follow.ts'
import { analysisOf, type Draft } from './analysis.ts'
import { inPostgres } from './cluster.ts'
import { bridge, contract, ferry, undated, until } from './contract.ts'
import { type Ask, asBefore, asWithYears, forgetting, withRowsOfPeople } from './upgrade.ts'

const source = { source: '{}', engine: '1' }
const report = (nth: number) => analysisOf({ headline: `Report ${nth}`, lines: ['Ada Moss: “One.”'] })
const unavailable = { name: 'UnavailableError' }

/** Two stores on one database, as two processes have them. @param open one on the same database each time. */
async function shared(t: Test, open: () => Promise<Store>): Promise<void> {
  const [one, other] = await Promise.all([open(), open()])
  t.teardown(() => Promise.all([one.close(), other.close()]))
  const told: [Change[], Change[]] = [[], []]
  one.subscribe((changes) => told[0].push(...changes))
  other.subscribe((changes) => told[1].push(...changes))
  const stores = [one, other]
  const results = await Promise.all(Array.from({ length: 20 }, (_, i) => stores[i % 2]!.put(report(i % 10), source)))
  t.equal(results.filter((result) => result.outcome === 'created').length, 10, 'each source is stored once')
  await until(() => told[0].length >= 10 && told[1].length >= 10)
  t.same(told[0], await one.changes(0, 100))
  t.same(told[1], told[0], 'both are told of all changes, in the same order')
  await other.remove(results[0]!.id)
  t.equal(await one.article(results[0]!.id), null)
}

const page = { limit: 100 }

/** All that a store answers. */
async function answersOf(store: Store) {
  const articles = (await store.articles({}, page)).items.map((json) => JSON.parse(json).id as string)
  const entities = (await store.entities({}, page)).items.map((json) => JSON.parse(json).id as string)
  return {
    articles: await Promise.all(articles.map((id) => store.article(id, { furniture: true }))),
    records: await Promise.all(articles.map((id) => store.records(id))),
    versions: await Promise.all(articles.map((id) => store.versions(id, page))),
    entities: await Promise.all(entities.map((id) => store.entity(id))),
    lists: [
      await store.quotes({}, page),
      await store.claims({}, page),
      await store.timeline({}, page),
      await store.entities({ q: 'moss' }, page),
      await store.quotes({ q: 'bridge', speaker: 'Ada Moss' }, page),
      await store.claims({ act: 'warn' }, page),
      await store.timeline({ entity: 'person/ben-okafor' }, page),
      await store.corrections({}, page),
      await store.entities({ q: 'mo' }, page),
      await store.articles({ publisher: 'Anselm Herald', language: 'en' }, page),
      await store.quotes({ publisher: ['Anselm Herald', 'The Quay Courier'], sort: 'oldest' }, page),
      await store.claims({ sort: 'checkworthiness' }, page),
      await store.timeline({ publishedFrom: '2024-03-06', sort: 'newest' }, page),
    ],
    tallies: await Promise.all(
      (['quotes', 'claims', 'timeline'] as const).map((kind) =>
        store[kind]({}, { ...page, facets: ['speaker', 'entity', 'publisher'] }),
      ),
    ),
    sources: await store.sources(null, 100),
    changes: await store.changes(0, 100),
  }
}

/** What is exported of one store fills others, which answer the same and export the same. */
async function transfers(t: Test, from: StoreOptions, into: readonly StoreOptions[]): Promise<void> {
  const all = async (place: StoreOptions) => {
    const lines: string[] = []
    for await (const line of exportStore(place, () => {})) lines.push(line)
    return lines
  }
  const take = (place: StoreOptions, lines: Iterable<string>) => importStore(place, Readable.from(lines), () => {})
  const store = await openStore(from)
  t.teardown(() => store.close())
  for (const draft of [undated, bridge, ferry]) await store.put(analysisOf(draft), source)
  for (const person of ['Tarnow', 'Nora Tarnow'])
    await store.put(
      analysisOf({
        headline: `On ${person}`,
        publishedAt: '2024-03-09',
        lines: [`${person}: “We met.”`, 'Ivo Brandl, Lars Holt and Pia Roth were there.'],
        names: { person: [person, 'Ivo Brandl', 'Lars Holt', 'Pia Roth'] },
      }),
      source,
    )
  t.equal(await store.survivor('person/tarnow'), 'person/nora-tarnow')
  const revised = await store.put(analysisOf({ ...undated, headline: 'Revised' }), source)
  await store.put(analysisOf({ ...undated, headline: 'Revised again' }), source, { id: revised.id })
  const removed = await store.put(analysisOf({ ...ferry, headline: 'Sunk' }), source)
  await store.remove(removed.id)
  const editor = { by: 'ada', at: '2024-03-05T09:30:00.000Z' }
  const [quote] = (await store.quotes({}, page)).items.map((json) => JSON.parse(json))
  await store.correct({ record: 'entity', id: 'person/ada-moss-brandt', merge: { into: 'person/ada-moss' } }, editor)
  await store.correct({ record: 'quote', id: quote.id, patch: { hidden: true } }, editor)
  await store.correct({ record: 'entity', id: 'person/ben-okafor', patch: { roles: ['pilot'] } }, editor)
  await store.undo('3', editor)
  const [answers, lines] = [await answersOf(store), await all(from)]
  for (const place of into) {
    for (const [wrong, reason] of [
      [[], /cut off/],
      [lines.slice(0, -1), /cut off/],
      [['{"a":1}'], /no export/],
      [['no JSON'], /no export/],
      [[lines[0]!, '{'], /line 2: is not JSON/],
    ] as const)
      await t.rejects(take(place, wrong), reason)
    t.same(await take(place, lines), { articles: 6 })
    const filled = await openStore(place)
    t.same(await answersOf(filled), answers)
    t.same(await all(place), lines)
    await t.rejects(take(place, lines), /holds something/)
    await filled.undo('2', editor)
    t.ok(await filled.quote(quote.id), 'corrections can be undone as before')
    t.equal((await filled.put(analysisOf({ headline: 'Next' }), source)).outcome, 'created')
    await filled.close()
  }
}

/** The tables and indexes of a database, however they came to be. */
async function definitionsOf(engine: 'sqlite' | 'postgres', ask: Ask): Promise<string[]> {
  const statement =
    engine === 'sqlite'
      ? 'select name, sql from sqlite_master where sql is not null'
      : `select tablename as name, regexp_replace(indexdef, 'INDEX [^ ]+', '') as sql from pg_indexes
          where schemaname = 'public'
        union all select table_name, concat_ws(' ', column_name, data_type, collation_name, is_nullable)
          from information_schema.columns where table_schema = 'public'`
  const rows = (await ask(statement)) as { name: string; sql: string }[]
  const ours = rows.filter(({ name }) => !name.startsWith('kysely'))
  return ours.map(({ name, sql }) => `${name}: ${sql.replaceAll('"', '').replace(/\s+/g, ' ')}`).sort()
}

/**
 * A database of 0.4 becomes one of today, and what editors corrected can still be undone.
 * @param open a store; `ask` a way to ask its database.
 */
async function upgrades(
  t: Test,
  engine: 'sqlite' | 'postgres',
  [now, old]: readonly { open: (observe?: (done: number, total: number) => void) => Promise<Store>; ask: Ask }[],
): Promise<void> {
  const store = await now!.open()
  t.teardown(() => store.close())
  const put = (store: Store, draft: Draft) => store.put(analysisOf(draft), source)
  await put(store, bridge)
  await put(store, ferry)
  const uncorrected = await answersOf(store)
  const editor = { by: 'ada', at: '2024-03-05T09:30:00.000Z' }
  const [quote] = (await store.quotes({}, page)).items.map((json) => JSON.parse(json))
  await store.correct({ record: 'entity', id: 'person/ada-moss-brandt', merge: { into: 'person/ada-moss' } }, editor)
  await store.correct({ record: 'quote', id: quote.id, patch: { hidden: true } }, editor)
  await store.undo('2', editor)
  await store.correct({ record: 'quote', id: quote.id, patch: { kind: 'indirect' } }, editor)
  const answers = await answersOf(store)
  await asBefore(engine, now!.ask, old!.ask)

  const told: number[][] = []
  const upgraded = await old!.open((done, total) => told.push([done, total]))
  t.teardown(() => upgraded.close())
  t.same(told, [[2, 2]])
  t.same(await definitionsOf(engine, old!.ask), await definitionsOf(engine, now!.ask))
  // It kept no times; what is not known is null until the source is read again.
  const timeless = (records: typeof answers.records) => records.map((one) => ({ ...one, times: null }))
  t.same(await answersOf(upgraded), { ...answers, records: timeless(answers.records) })
  for (const correction of ['1', '3']) await upgraded.undo(correction, editor)
  const { records, entities } = await answersOf(upgraded)
  t.same([records, entities], [timeless(uncorrected.records), uncorrected.entities], 'nothing of a correction is left')
  t.equal((await put(upgraded, bridge)).outcome, 'unchanged')
  const added = await put(upgraded, { ...bridge, headline: 'Another bridge' })
  t.equal(added.outcome, 'created')
  await upgraded.remove(added.id)
  t.same((await answersOf(upgraded)).entities, uncorrected.entities)
}

/** What makes a database of 0.5 of one of today; its text index of names is left empty. */
const as05 = (engine: 'sqlite' | 'postgres'): string[] =>
  [
    ...asWithYears(engine),
    'drop table labels',
    'drop table facts',
    'drop index claims_score',
    ...['quotes', 'claims'].flatMap((table) => ['whose', 'named'].map((column) => [table, column] as const)),
    ['timeline', 'named'],
    ['timeline', 'day'],
    ['participants', 'day'],
    'create index articles_publisher on articles (publisher, newest, seq)',
    ...['timelines', 'traits', 'marks', 'stories', 'versions', 'subscriptions', 'namings', 'casts', 'surnames'].map(
      (table) => `drop table ${table}`,
    ),
    'delete from entities_text',
    'alter table articles drop column times',
    'drop index changes_article',
    'drop index appearances_article',
    forgetting([
      'timelines',
      'names',
      'alike',
      'versions',
      'exported',
      'subscriptions',
      'labelled',
      'counted',
      'namings',
      'casts',
      'months',
      'covered',
      'paired',
    ]),
  ].map((one) => (typeof one === 'string' ? one : `alter table ${one[0]} drop column ${one[1]}`))

/** A database of 0.5 answers as one of today does. */
async function upgradesFrom05(
  t: Test,
  engine: 'sqlite' | 'postgres',
  { open, ask }: Parameters<typeof upgrades>[2][number],
): Promise<void> {
  const store = await open()
  const definitions = await definitionsOf(engine, ask)
  for (const draft of [bridge, ferry, undated]) await store.put(analysisOf(draft), source)
  const editor = { by: 'ada', at: '2024-03-05T09:30:00.000Z' }
  await store.correct({ record: 'entity', id: 'person/ada-moss-brandt', merge: { into: 'person/ada-moss' } }, editor)
  const answers = await answersOf(store)
  await store.close()
  for (const statement of as05(engine)) await ask(statement)
  const told: number[][] = []
  const upgraded = await open((done, total) => told.push([done, total]))
  t.teardown(() => upgraded.close())
  // Their labels, then what they are counted by.
  t.same(told, [
    [3, 3],
    [3, 3],
  ])
  t.same(await definitionsOf(engine, ask), definitions)
  // It kept no times.
  const records = answers.records.map((one) => ({ ...one, times: null }))
  t.same(await answersOf(upgraded), { ...answers, records })
  await upgraded.undo('1', editor)
  t.equal((await upgraded.put(analysisOf(ferry), source)).outcome, 'unchanged')
}

/** Who is meant by surnames is kept where every person had a row, and found out as before. */
async function gathersCasts(
  t: Test,
  engine: 'sqlite' | 'postgres',
  { open, ask }: Parameters<typeof upgrades>[2][number],
): Promise<void> {
  const report = (headline: string, ...person: string[]) =>
    analysisOf({
      headline,
      publishedAt: '2024-03-09',
      lines: person.map((name) => `${name} was there.`),
      names: { person, organisation: ['Quay Authority', 'Tern Union'] },
    })
  const store = await open()
  const put = (store: Store, ...named: Parameters<typeof report>) => store.put(report(...named), source)
  const people: Parameters<typeof report>[] = [
    ['One', 'Tarnow', 'Ivo Brandl'],
    ['Two', 'Nora Tarnow', 'Ivo Brandl', 'Ada Brandl'],
    ['Three', 'Quist', 'Pia Roth'],
    ['Four', 'Lars Quist', 'Nora Tarnow'],
  ]
  for (const named of people) await put(store, ...named)
  await store.put(analysisOf(undated), source)
  t.equal(await store.survivor('person/tarnow'), 'person/nora-tarnow')
  const held = async () => {
    const all = (table: string, order: string) => ask(`select * from ${table} order by ${order}`)
    const casts = (await all('casts', 'article')).map(({ members, ...row }) => {
      const { people, others } = unpackCast(members as string)
      return { ...row, people: people.map((one) => JSON.stringify(one)).sort(), others }
    })
    return [casts, await all('surnames', 'surname, article'), await all('namings', 'article, person')]
  }
  const [definitions, rows, answers] = [await definitionsOf(engine, ask), await held(), await answersOf(store)]
  t.same(
    rows.map(({ length }) => length),
    [4, 6, 2],
  )
  await store.close()
  await withRowsOfPeople(engine, ask)
  const upgraded = await open()
  t.teardown(() => upgraded.close())
  t.same(await definitionsOf(engine, ask), definitions)
  t.same(await held(), rows)
  t.same(await answersOf(upgraded), answers)
  await put(upgraded, 'Five', 'Lars Tarnow', 'Ivo Brandl')
  t.equal(await upgraded.survivor('person/tarnow'), 'person/tarnow', 'two might be meant')
  await put(upgraded, 'Six', 'Lars Quist', 'Pia Roth')
  t.equal(await upgraded.survivor('person/quist'), 'person/lars-quist')
}

t.test('words', async (t) => {
  for (const [text, expected] of [
    ['The PORT’s 3 cranes', 'the ports 3 cranes'],
    ['Maroš Šefčovič', 'maros sefcovic'],
    ['e-mail, co-operate; 3.5 %', 'e mail co operate 3 5'],
    ['ﬁne １２ 𝔄 Straße', 'fine 12 a straße'],
    ['“—…”', ''],
    ['x'.repeat(100), 'x'.repeat(60)],
  ] as const)
    t.equal(words(text).join(' '), expected, text.slice(0, 20))
  for (const [word, expected] of [
    ['ports', 'port'],
    ['ferries', 'ferry'],
    ['bridges', 'bridge'],
    ['crosses', 'crosse'],
    ['goes', 'goe'],
    ['census', 'census'],
    ['press', 'press'],
    ['gas', 'gas'],
    ['port', 'port'],
  ] as const)
    t.equal(stem(word), expected, word)
  t.equal(nameKey('O’Brien, ADA'), nameKey("o'brien ada"))
  t.equal(nameKey('?'), '?')
  t.ok(indexWords('harbour '.repeat(300_000)).length < 50_000)
  for (const hostile of ['"', '" ', '“a', "'", '\u0301', 'ﷺ']) {
    const before = process.cpuUsage()
    indexWords(hostile.repeat(1_000_000 / hostile.length))
    t.ok(process.cpuUsage(before).user < 2_000_000, `a megabyte of ${hostile}`)
  }
})

t.test('what is packed', async (t) => {
  const quote =
    '{"id":"a.q1","article":"a","kind":"direct","parts":[{"start":1,"end":4,"text":"One"}],"source":"machine"}'
  t.equal(unpack(pack(quote)), quote)
  t.equal(unpack(deflateRawSync(quote)), quote, 'also by versions that took nothing for usual')
  const kept = 'g6aoRL1CUMmISFWJpBQrJvDA8geZidQYQlgEAA=='
  t.equal(unpack(Buffer.from(kept, 'base64')), quote, 'and whenever it was')
  t.ok(pack(quote).byteLength < deflateRawSync(quote).byteLength / 2)
})

t.test('writes that wait', async (t) => {
  const outage = new Error('nobody answers')
  const groups: string[][] = []
  let fault: Error | undefined
  let most = 3
  const write = inGroups<string, string>({
    most: { items: 3, weight: 3 },
    weigh: () => 1,
    work: async (group) => {
      groups.push([...group])
      await sleep(1)
      if (fault) throw fault
      if (group.includes('bad')) throw new Error('bad')
      return group.slice(0, most)
    },
    isOutage: (error) => error === outage,
  })
  const all = async (items: string[]) => {
    const outcomes = await Promise.allSettled(items.map(write))
    // Until the next turn, what comes would be gathered.
    await sleep(1)
    return outcomes.map(({ status }) => status)
  }
  t.same(await all(['a', 'b', 'bad', 'c', 'd']), ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  t.same(groups.splice(0), [['a'], ['b', 'bad', 'c'], ['b'], ['bad'], ['c'], ['d']])
  const inTurn = async (items: string[]) => {
    for (const item of items) await write(item)
  }
  await Promise.all([inTurn(['a', 'b']), inTurn(['c', 'd'])])
  t.same(groups.splice(0), [['a'], ['c', 'b'], ['d']], 'who writes one after the other does not miss a group')
  await sleep(1)
  most = 1
  t.same(new Set(await all(['a', 'b', 'c', 'd'])), new Set(['fulfilled']))
  t.same(groups.splice(0), [['a'], ['b', 'c', 'd'], ['c', 'd'], ['d']], 'what was not done comes next')
  fault = outage
  t.same(new Set(await all(['a', 'b', 'c', 'd', 'e'])), new Set(['rejected']))
  t.same(groups.splice(0), [['a']], 'none of them waits for the same again')
  fault = undefined
  t.same(await all(['a', 'b']), ['fulfilled', 'fulfilled'])
})

t.test('in memory', async (t) => contract(t, (options) => openStore({ database: ':memory:', ...options })))

t.test('in a file', async (t) => {
  const folder = t.testdir()
  let files = 0
  contract(t, (options) => openStore({ database: `${folder}/new/${files++}.sqlite`, ...options }))

  t.test('two processes', (t) => shared(t, () => openStore({ database: `${folder}/shared.sqlite` })))

  t.test('a search finds what was written and removed since', async (t) => {
    const open = () => openStore({ database: `${folder}/searched.sqlite` })
    const both = await Promise.all([open(), open()])
    t.teardown(() => Promise.all(both.map((store) => store.close())))
    const [one, other] = both
    const found = () =>
      Promise.all(both.map(async (store) => (await store.articles({ q: 'report' }, page)).items.length))
    t.same(await found(), [0, 0])
    await one.put(report(1), source)
    t.same(await found(), [1, 1])
    t.same(await found(), [1, 1], 'the same again')
    await other.put(report(2), source)
    t.same(await found(), [2, 2])
    await one.remove(report(1).article.id)
    t.same(await found(), [1, 1])
  })

  t.test('exported and taken in', (t) =>
    transfers(t, { database: `${folder}/full-of-it.sqlite` }, [{ database: `${folder}/taken.sqlite` }]),
  )

  t.test('read by threads', (t) => {
    contract(t, async ({ changesKept } = { changesKept: 1000 }) => {
      const engine = await openSqlite(`${folder}/new/${files++}.sqlite`, { readers: 2 })
      await engine.readers!.start()
      return sqlStore(engine, { report: () => {}, changesKept })
    })
    t.end()
  })

  t.test('what takes too long is given up, and the thread goes on when it is done', async (t) => {
    const database = `${folder}/slow.sqlite`
    const engine = await openSqlite(database)
    const store = await sqlStore(engine, { report: (error) => t.error(error), changesKept: 100 })
    await store.put(report(1), source)
    const readers = startReaders(database, 1, readsOf(engine), 0)
    t.teardown(() => Promise.all([store.close(), readers.close()]))
    t.equal((await readers.quotes({}, page)).items.length, 1, 'answered at once while there is no thread')
    await readers.start()
    const asked = await Promise.allSettled(Array.from({ length: 20 }, () => readers.quotes({}, page)))
    t.ok(asked.some((one) => one.status === 'rejected' && one.reason instanceof TooSlowError))
    const patient = startReaders(database, 1, readsOf(engine))
    t.teardown(() => patient.close())
    await patient.start()
    await t.rejects(patient.quotes({}, { limit: 1, cursor: 'x' }), { name: 'BadCursorError' })
    t.same(await patient.quotes({}, page), await store.quotes({}, page))
    const starting = startReaders(database, 2, readsOf(engine))
    await starting.quotes({}, page)
    await starting.close()
    await t.rejects(listRecords({ ...engine, until: 0 }, { kind: 'quotes', filter: { q: 'one' } }, page), {
      name: 'TooSlowError',
    })
  })

  const place = (name: string) => {
    const database = `${folder}/${name}.sqlite`
    return {
      open: (observe?: (done: number, total: number) => void) => openStore({ database, ...(observe && { observe }) }),
      ask: async (statement: string, values: readonly unknown[] = []) => {
        const file = new Database(database)
        const bound = values.map((value) => (Number.isInteger(value) ? BigInt(value as number) : value))
        const rows = file.prepare(statement).all(bound) as Record<string, unknown>[]
        file.close()
        return rows
      },
    }
  }
  t.test('a database of 0.4', (t) => upgrades(t, 'sqlite', ['now', 'old'].map(place)))

  t.test('a database with a row for each person', (t) => gathersCasts(t, 'sqlite', place('people')))

  t.test('a database of 0.5', (t) => {
    const database = `${folder}/five.sqlite`
    return upgradesFrom05(t, 'sqlite', {
      open: (observe) => openStore({ database, ...(observe && { observe }) }),
      ask: async (statement) => {
        const file = new Database(database)
        const asked = statement.startsWith('select')
        const rows = asked ? (file.prepare(statement).all() as Record<string, unknown>[]) : []
        if (!asked) file.exec(statement)
        file.close()
        return rows
      },
    })
  })

  t.test('keeps what it has when it is opened again', async (t) => {
    const database = `${folder}/again.sqlite`
    const first = await openStore({ database })
    const { id } = await first.put(report(1), source)
    await first.close()
    const again = await openStore({ database })
    t.teardown(() => again.close())
    t.equal((await again.article(null))?.id, id)
    t.equal((await again.put(report(1), source)).outcome, 'unchanged')
  })

  t.test('a locked file delays writes alone', async (t) => {
    const database = `${folder}/locked.sqlite`
    const store = await openStore({ database })
    const holder = new Database(database)
    t.teardown(() => Promise.all([store.close(), holder.close()]))
    await store.put(report(1), source)
    holder.exec('begin immediate')
    let written = false
    const write = store.put(report(2), source).then(() => {
      written = true
    })
    await sleep(200)
    t.equal(await store.count(), 1, 'reads go on')
    t.equal(written, false)
    holder.exec('commit')
    await write
    t.equal(await store.count(), 2, 'the write is done when the lock is gone')
  })

  t.test('a full disk fails the write alone', async (t) => {
    const engine = await openSqlite(`${folder}/full.sqlite`)
    const store = await sqlStore(engine, { report: (error) => t.error(error), changesKept: 100 })
    t.teardown(() => store.close())
    await store.put(report(1), source)
    await engine.write((trx) => sql`pragma max_page_count = 150`.execute(trx))
    const long = Array.from({ length: 20_000 }, (_, i) => createHash('sha256').update(`${i}`).digest('hex')).join(' ')
    await t.rejects(store.put(analysisOf({ headline: 'Long', lines: [long] }), source), unavailable)
    t.equal(await store.count(), 1)
    t.equal((await store.put(report(2), source)).outcome, 'created', 'what has room is still stored')
  })

  t.test('refuses what is no database', async (t) => {
    const folder = t.testdir({ 'notes.txt': 'no database at all, and long enough to be looked at as one'.repeat(100) })
    await t.rejects(openStore({ database: `${folder}/notes.txt` }), /not a database/)
    await t.rejects(openStore({ database: folder }))
  })
})

/** Removes all rows: quicker than a new database a test. */
async function emptied(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const { rows } = await client.query(
    "select tablename from pg_tables where tablename ~ '^[a-z]+(_text)?$' and schemaname = 'public'",
  )
  await client.query(`truncate ${rows.map((row) => row.tablename).join(', ')} restart identity cascade`)
  await client.end()
}

await inPostgres(t, async (t, cluster) => {
  const databaseUrl = await cluster.database()
  await (await openStore({ database: '', databaseUrl })).close()
  contract(t, async (options) => {
    await emptied(databaseUrl)
    return openStore({ database: '', databaseUrl, ...options })
  })

  t.test('two processes', async (t) => {
    const databaseUrl = await cluster.database()
    await shared(t, () => openStore({ database: '', databaseUrl }))
  })

  t.test('exported and taken in', async (t) => {
    const folder = t.testdir()
    const urls = [await cluster.database(), await cluster.database(), await cluster.database()]
    const [first, second, third] = urls.map((databaseUrl) => ({ database: '', databaseUrl }))
    await transfers(t, first!, [second!, { database: `${folder}/from-postgres.sqlite` }])
    await transfers(t, { database: `${folder}/embedded.sqlite` }, [third!])
  })

  const place = async (t: Test) => {
    const databaseUrl = await cluster.database()
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
    t.teardown(() => pool.end())
    return {
      open: (observe?: (done: number, total: number) => void) =>
        openStore({ database: '', databaseUrl, ...(observe && { observe }) }),
      ask: async (statement: string, values: readonly unknown[] = []) => {
        let nth = 0
        return (
          await pool.query(
            statement.replaceAll('?', () => `$${++nth}`),
            [...values],
          )
        ).rows
      },
    }
  }
  t.test('a database of 0.4', async (t) => upgrades(t, 'postgres', [await place(t), await place(t)]))

  t.test('a database with a row for each person', async (t) => gathersCasts(t, 'postgres', await place(t)))

  t.test('a database of 0.5', async (t) => {
    const databaseUrl = await cluster.database()
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
    t.teardown(() => pool.end())
    await upgradesFrom05(t, 'postgres', {
      open: (observe) => openStore({ database: '', databaseUrl, ...(observe && { observe }) }),
      ask: async (statement) => (await pool.query(statement)).rows,
    })
  })

  t.test('a statement that takes too long is ended', async (t) => {
    const pool = openPool(databaseUrl, 1, (error) => t.error(error), { statement_timeout: 50 })
    const client = await pool.connect()
    const ended = await client.query('select pg_sleep(5)').catch((error) => error)
    t.equal(ended.code, '57014')
    t.ok(isUnavailable(ended))
    client.release()
    await pool.end()
  })

  t.test('changes over HTTP, from two replicas', async (t) => {
    const databaseUrl = await cluster.database()
    const config = readConfig({ LOG_LEVEL: 'silent', COPYDESK_TOKENS: 'a-token-of-the-desk', COPYDESK_WORKERS: '1' })
    const analyser = startAnalyser(config)
    const replica = async () => {
      const store = await openStore({ database: '', databaseUrl })
      const app = await buildApp({ config, store, analyser })
      return { app, url: await app.listen({ port: 0 }), store }
    }
    const [one, other] = [await replica(), await replica()]
    t.teardown(async () => {
      for (const { app } of [one, other]) await app.close()
      await analyser.close()
      for (const { store } of [one, other]) await store.close()
    })
    const headers = { authorization: 'Bearer a-token-of-the-desk' }
    /** A busy machine may refuse (503) what it takes a moment later. */
    const put = async ({ app }: typeof one, name: string) => {
      for (;;) {
        const answer = await app.inject({
          method: 'PUT',
          url: `/articles/${name}`,
          headers,
          payload: { text: name, as: 'body' },
        })
        if (answer.statusCode !== 503) return answer
        await sleep(100)
      }
    }
    const latest = async ({ app }: typeof one) => (await app.inject('/articles?limit=100')).json().items.length

    const followed = await Promise.all([one, other].map(({ url }) => follow(t, url)))
    t.equal(await latest(other), 0)
    t.equal((await put(one, 'first')).statusCode, 201)
    t.equal((await put(other, 'second')).statusCode, 201)
    t.equal((await one.app.inject({ method: 'DELETE', url: '/articles/second', headers })).statusCode, 204)
    const seen = await followed[0]!(3)
    t.match(seen, [
      { event: 'created', data: { article: 'first' } },
      { event: 'created', data: { article: 'second' } },
      { event: 'deleted', data: { article: 'second' } },
    ])
    t.same(await followed[1]!(3), seen, 'each tells what was changed through the other')
    t.same([await latest(one), await latest(other)], [1, 1], 'and forgets the answers that it kept')

    const resumed = await follow(t, other.url, seen[0]!.id)
    await put(one, 'third')
    const last = await followed[0]!(1)
    t.match(last, [{ event: 'created', data: { article: 'third' } }])
    t.same(await resumed(3), [...seen.slice(1), ...last], 'who followed the one goes on at the other')
    t.match(await (await follow(t, other.url, '1000'))(1), [{ id: last[0]!.id, event: 'reset' }])
  })

  t.test(
    'the database goes and comes back',
    { skip: cluster.kill ? false : 'the server is not ours to stop' },
    async (t) => {
      const databaseUrl = await cluster.database()
      const [store, other] = await Promise.all([1, 2].map(() => openStore({ database: '', databaseUrl })))
      t.teardown(() => Promise.all([store!.close(), other!.close()]))
      const told: Change[] = []
      store!.subscribe((changes) => told.push(...changes))
      await store!.put(report(1), source)
      await cluster.kill!()
      await t.rejects(store!.ready(), unavailable)
      await t.rejects(store!.put(report(2), source), unavailable)
      await t.rejects(store!.articles({}, { limit: 1 }), unavailable)
      await t.rejects(openStore({ database: '', databaseUrl }))
      await cluster.start!()
      await store!.ready()
      t.equal(await store!.count(), 1)
      await other!.put(report(3), source)
      await until(() => told.length === 2)
      t.same(told, await store!.changes(0, 10), 'and whoever listens is told again')
    },
  )
})
