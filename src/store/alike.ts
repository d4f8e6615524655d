/**
 * Which articles are alike: copies of each other, and those of one story.
 *
 * Each article has its traits, and marks that lead to others with the same. Where it is written, it is compared with
 * those that its marks lead to, and joins the groups of those it is linked with; of the groups that changed, stories are
 * made anew (`comparison/stories.ts`). Whether two articles are linked depends on the two alone, so that the groups do
 * not depend on the order in which articles came.
 */
import { type Compilable, type RawBuilder, sql } from 'kysely'
import type { Analysis } from '../../schemas/analysis.ts'
import {
  areCopies,
  bandsOf,
  fingerprintOf,
  packFingerprint,
  resemblance,
  unpackFingerprint,
} from '../comparison/fingerprint.ts'
import { keysOf, keysShared, type Profile, packProfile, profileOf, unpackProfile } from '../comparison/profile.ts'
import { type Candidate, farthest, linkOf, storiesOf } from '../comparison/stories.ts'
import { slices } from './chunks.ts'
import type { Trx, WritingEngine } from './engine.ts'
import { insertion, inserts } from './insert.ts'
import { undated, whenOf } from './rows.ts'
import type { Bytes, MarkTable } from './tables.ts'
import { words } from './words.ts'

/** Marks that are looked at for an article, articles that it is compared with, and those of a group at once, at most. */
const most = { marks: 20_000, candidates: 1000, together: 200 }
/** Articles whose marks are looked at by one statement: others wait for its end. */
const askedAtOnce = 8

const relations = ['copies', 'linked', 'close'] as const
type Relation = (typeof relations)[number]

/** What an article is compared by. */
interface Traits {
  article: number
  newest: number
  fingerprint: Uint16Array | null
  profile: Profile | null
}

type Grouped = Traits & Record<Relation, number> & Leads

/** What leads from an article to others, as numbers: parts of its fingerprint, and of its profile. */
interface Leads {
  bands: number[]
  keys: number[]
}

/** @param article its `seq`. */
export function traitsOf(
  article: number,
  { article: { text, paragraphs, ...about }, entities }: Pick<Analysis, 'article' | 'entities'>,
): Traits {
  let body = ''
  for (const { role, start, end } of paragraphs) if (role === 'body') body += `${text.slice(start, end)}\n`
  const { newest } = whenOf(about)
  return {
    article,
    newest,
    fingerprint: fingerprintOf(words(body)),
    // How rare a word is, is known of English alone.
    profile: about.language === 'en' ? profileOf({ text, names: namesIn(entities) }) : null,
  }
}

/** The names of entities, as an article prints them. */
function namesIn(entities: Analysis['entities']): string[] {
  const names: string[] = []
  for (const { mentions } of entities) for (const { kind, text } of mentions) if (kind === 'name') names.push(text)
  return names
}

function leadsOf({ fingerprint, profile }: Pick<Traits, 'fingerprint' | 'profile'>): Leads {
  return { bands: fingerprint ? bandsOf(fingerprint) : [], keys: profile ? keysOf(profile) : [] }
}

function marksOf(traits: Traits): number[] {
  const { bands, keys } = leadsOf(traits)
  return [...keys, ...bands]
}

/** Whether an article that is stored has these traits. */
export async function hasTraits(trx: Trx, { article, newest, fingerprint, profile }: Traits): Promise<boolean> {
  const held = await trx
    .selectFrom('traits')
    .select(['newest', 'fingerprint', 'profile'])
    .where('article', '=', article)
    .executeTakeFirst()
  const same = (stored: Bytes | null, packed: Uint8Array | null) =>
    stored && packed ? Buffer.compare(new Uint8Array(stored), packed) === 0 : stored === packed
  return (
    held !== undefined &&
    held.newest === newest &&
    same(held.fingerprint, fingerprint && packFingerprint(fingerprint)) &&
    same(held.profile, profile && packProfile(profile))
  )
}

/** Statements that insert the traits of articles, each in groups of its own. */
export function insertTraits(engine: WritingEngine, trx: Trx, all: readonly Traits[]): Compilable<unknown>[] {
  const rows = all.map(({ article, newest, fingerprint, profile }) => {
    const packed = {
      fingerprint: fingerprint && packFingerprint(fingerprint),
      profile: profile && packProfile(profile),
    }
    const groups = { copies: article, linked: article, close: article }
    return insertion(trx, 'traits', { article, newest, ...packed, ...groups })
  })
  return [...rows, ...inserts(engine, trx, 'marks', markRows(all, marksOf))]
}

/** A row for each of some marks that articles have. */
function markRows(all: readonly Traits[], of: (traits: Traits) => number[]): MarkTable[] {
  const rows: MarkTable[] = []
  for (const traits of all) {
    const { newest, article } = traits
    for (const mark of new Set(of(traits))) rows.push({ mark, newest, article })
  }
  return rows
}

/** Joins articles, whose traits were just inserted, with those they are like. */
export async function linkTraits(engine: WritingEngine, trx: Trx, fresh: readonly Traits[]): Promise<void> {
  const candidates = await candidatesOf(engine, trx, fresh)
  // Most are like no other, and stay as they were inserted.
  const led = fresh.map(({ article }) => article).filter((_, i) => candidates[i]!.size > 0)
  const ids = [...led, ...candidates.flatMap((found) => [...found])]
  const known = new Map((await groupedBy(engine, trx, 'article', ids)).map((one) => [one.article, one]))
  const links = { copies: new Links(), linked: new Links(), close: new Links() }
  for (const [i, { article }] of fresh.entries())
    for (const other of candidates[i]!) {
      const [one, like] = [known.get(article)!, known.get(other)!]
      for (const relation of relationsOf(one, like)) links[relation].join(one[relation], like[relation])
    }
  const before = await sizesOf(
    engine,
    trx,
    'linked',
    [...known.values()].map(({ linked }) => linked),
  )
  for (const relation of relations) await merge(engine, trx, relation, links[relation].sets())
  if (links.linked.sets().length === 0) return
  const touched = await groupedBy(engine, trx, 'article', led)
  const wereLarge = [...before].flatMap(([group, size]) => (size > most.together ? links.linked.of(group) : []))
  await settle(engine, trx, touched, new Set(wereLarge))
}

/** For each of some articles those that it may be a copy of, or that may be of its story. */
async function candidatesOf(
  engine: WritingEngine,
  trx: Trx,
  articles: readonly Traits[],
): Promise<ReadonlySet<number>[]> {
  const near = sql`m.newest between asked.newest - ${sql.lit(farthest)} and asked.newest + ${sql.lit(farthest)}`
  const led = async (by: keyof Leads, where: RawBuilder<unknown>) => {
    const statements = slices(articles, askedAtOnce).flatMap((some) => {
      const rows = markRows(some, (traits) => leadsOf(traits)[by])
      const statement = sql<{ led: number; article: number }>`
        with asked (mark, newest, article) as (${engine.rows('marks', ['mark', 'newest', 'article'], rows)})
        select asked.article as led, m.article from asked cross join marks m
        where m.mark = asked.mark and m.article <> asked.article and ${where}
        limit ${sql.lit(most.marks * some.length)}`
      return rows.length === 0 ? [] : [{ compile: () => statement.compile(trx) }]
    })
    return byLed((await engine.all(trx, statements)).flat())
  }
  const [bands, keys] = [await led('bands', sql`true`), await led('keys', near)]
  return articles.map(
    ({ article }) => new Set([...ledTo(bands.get(article) ?? [], 1), ...ledTo(keys.get(article) ?? [], keysShared)]),
  )
}

function byLed(rows: readonly { led: number; article: number }[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const { led, article } of rows) {
    const known = found.get(led)
    if (known) known.push(article)
    else found.set(led, [article])
  }
  return found
}

/** Articles that enough marks lead to. */
function ledTo(articles: readonly number[], marks: number): number[] {
  const counts = new Map<number, number>()
  for (const article of articles) counts.set(article, (counts.get(article) ?? 0) + 1)
  const found: number[] = []
  for (const [article, count] of counts) if (count >= marks) found.push(article)
  return found.sort((a, b) => a - b).slice(0, most.candidates)
}

function relationsOf(a: Grouped, b: Grouped): Relation[] {
  const copies = a.fingerprint && b.fingerprint && areCopies(a.fingerprint, b.fingerprint)
  const link = shared(a.keys, b.keys) >= keysShared ? linkOf(candidate(a), candidate(b)) : null
  return [
    ...(copies && shared(a.bands, b.bands) > 0 ? (['copies'] as const) : []),
    ...(link === null ? [] : (['linked'] as const)),
    ...(link === 'close' ? (['close'] as const) : []),
  ]
}

function shared(a: readonly number[], b: readonly number[]): number {
  const known = new Set(a)
  return b.filter((one) => known.has(one)).length
}

const candidate = ({ profile, newest }: Traits): Candidate => ({
  profile: profile!,
  published: newest === undated ? null : -newest,
})

/** The traits of articles by their `seq` or by their groups. */
async function groupedBy(
  engine: WritingEngine,
  trx: Trx,
  column: 'article' | Relation,
  values: readonly number[],
): Promise<Grouped[]> {
  if (values.length === 0) return []
  const rows = await trx
    .selectFrom('traits')
    .select(['article', 'newest', 'fingerprint', 'profile', ...relations])
    .where(column, 'in', engine.list([...new Set(values)]) as RawBuilder<number>)
    .orderBy('article')
    .execute()
  return rows.map(({ fingerprint, profile, ...row }) => {
    const traits = {
      fingerprint: fingerprint && unpackFingerprint(fingerprint),
      profile: profile && unpackProfile(profile),
    }
    return { ...row, ...traits, ...leadsOf(traits) }
  })
}

/** How many articles groups have. */
async function sizesOf(
  engine: WritingEngine,
  trx: Trx,
  relation: Relation,
  groups: readonly number[],
): Promise<Map<number, number>> {
  if (groups.length === 0) return new Map()
  const rows = await trx
    .selectFrom('traits')
    .select((eb) => [relation, eb.fn.countAll<number>().as('articles')])
    .where(relation, 'in', engine.list([...new Set(groups)]) as RawBuilder<number>)
    .groupBy(relation)
    .execute()
  return new Map(rows.map((row) => [row[relation], Number(row.articles)]))
}

/** Makes one of each set of groups; its number is the smallest, which is an article of it. */
async function merge(
  engine: WritingEngine,
  trx: Trx,
  relation: Relation,
  sets: readonly (readonly number[])[],
): Promise<void> {
  for (const set of sets) {
    const [first, ...others] = [...set].sort((a, b) => a - b)
    await trx
      .updateTable('traits')
      .set({ [relation]: first })
      .where(relation, 'in', engine.list(others) as RawBuilder<number>)
      .execute()
  }
}

/** Takes away the traits of an article, and parts those that it alone held together. */
export async function clearTraits(engine: WritingEngine, trx: Trx, article: number): Promise<void> {
  const [gone] = await groupedBy(engine, trx, 'article', [article])
  if (!gone) return
  const size = (await sizesOf(engine, trx, 'linked', [gone.linked])).get(gone.linked)!
  await trx
    .deleteFrom('marks')
    .where('mark', 'in', engine.list([...gone.keys, ...gone.bands]) as RawBuilder<number>)
    .where('newest', '=', gone.newest)
    .where('article', '=', article)
    .execute()
  const { story } = await trx
    .deleteFrom('traits')
    .where('article', '=', article)
    .returning('story')
    .executeTakeFirstOrThrow()
  // Of a very large group those that a close link held.
  const kin = size - 1 > most.together ? 'close' : 'linked'
  const left = await groupedBy(engine, trx, kin, [gone[kin]])
  for (const relation of relations) await regroup(engine, trx, relation, gone[relation])
  const touched = await groupedBy(
    engine,
    trx,
    'article',
    left.map((one) => one.article),
  )
  const stayed = kin === 'close' ? touched.map(({ linked }) => linked) : []
  await settle(engine, trx, touched, new Set(stayed), story === null ? [] : [story])
}

/** Parts a group into what still holds together. A very large one stays whole. */
async function regroup(engine: WritingEngine, trx: Trx, relation: Relation, group: number): Promise<void> {
  const size = (await sizesOf(engine, trx, relation, [group])).get(group) ?? 0
  if (size === 0) return
  if (size > most.together) {
    const first = trx.selectFrom('traits').select((eb) => eb.fn.min<number>('article').as('first'))
    const { first: number } = await first.where(relation, '=', group).executeTakeFirstOrThrow()
    await trx
      .updateTable('traits')
      .set({ [relation]: number })
      .where(relation, '=', group)
      .execute()
    return
  }
  const members = await groupedBy(engine, trx, relation, [group])
  const links = new Links()
  for (const [i, one] of members.entries())
    for (const other of members.slice(0, i))
      if (relationsOf(one, other).includes(relation)) links.join(one.article, other.article)
  const apart = members.map(({ article }) => ({ article, group: links.of(article) }))
  for (const number of new Set(apart.map(({ group }) => group))) {
    const own = apart.filter(({ group }) => group === number).map(({ article }) => article)
    await trx
      .updateTable('traits')
      .set({ [relation]: Math.min(...own) })
      .where('article', 'in', engine.list(own) as RawBuilder<number>)
      .execute()
  }
}

/** Numbers that belong together. */
class Links {
  readonly #to = new Map<number, number>()

  of(one: number): number {
    let at = one
    for (let next = this.#to.get(at); next !== undefined; next = this.#to.get(at)) at = next
    if (at !== one) this.#to.set(one, at)
    return at
  }
  join(a: number, b: number): void {
    const [one, other] = [this.of(a), this.of(b)]
    if (one !== other) this.#to.set(Math.max(one, other), Math.min(one, other))
  }
  /** Those sets that have several numbers. */
  sets(): number[][] {
    const found = new Map<number, number[]>()
    for (const one of this.#to.keys()) {
      const first = this.of(one)
      const set = found.get(first) ?? [first]
      found.set(first, set)
      set.push(one)
    }
    return [...found.values()]
  }
}

interface Member {
  article: number
  newest: number
  profile: Bytes | null
  linked: number
  close: number
  story: number | null
  sha256: string
  id: string
  publisher: string | null
}

/** Earliest first; those without a date last. Of equals the order depends on nothing but the sources. */
export function byAge(
  a: Pick<Member, 'newest' | 'sha256' | 'id'>,
  b: Pick<Member, 'newest' | 'sha256' | 'id'>,
): number {
  const age = (newest: number) => (newest === undated ? undated : -newest)
  return age(a.newest) - age(b.newest) || (a.sha256 < b.sha256 ? -1 : a.sha256 > b.sha256 ? 1 : a.id < b.id ? -1 : 1)
}

/**
 * Makes stories of what links hold together, or, where that is too much, of what close links do.
 * @param touched articles whose groups changed.
 * @param wereLarge groups of which a part was too large before; one that was not is made anew as a whole.
 * @param further stories that lost an article.
 */
async function settle(
  engine: WritingEngine,
  trx: Trx,
  touched: readonly Grouped[],
  wereLarge: ReadonlySet<number>,
  further: readonly number[] = [],
): Promise<void> {
  const sizes = await sizesOf(
    engine,
    trx,
    'linked',
    touched.map(({ linked }) => linked),
  )
  const large = (group: number) => sizes.get(group)! > most.together
  const inParts = ({ linked }: Grouped) => large(linked) && wereLarge.has(linked)
  const whole = touched.filter((one) => !inParts(one)).map(({ linked }) => linked)
  const parts = touched.filter(inParts).map(({ close }) => close)
  const members = [
    ...(await membersOf(engine, trx, 'linked', whole)),
    ...(await membersOf(engine, trx, 'close', parts)),
  ].sort(byAge)
  const groups = new Map<number, Member[]>()
  for (const member of members) {
    // The numbers of both kinds are those of articles: of one kind they are negative.
    const group = large(member.linked) ? -member.close : member.linked
    groups.set(group, [...(groups.get(group) ?? []), member])
  }
  const stories = [...groups.values()].flatMap(parted).filter((story) => story.length > 1)
  await writeStories(engine, trx, members, stories, further)
}

async function membersOf(
  engine: WritingEngine,
  trx: Trx,
  relation: 'linked' | 'close',
  groups: readonly number[],
): Promise<Member[]> {
  if (groups.length === 0) return []
  return trx
    .selectFrom('traits as t')
    .innerJoin('articles as a', 'a.seq', 't.article')
    .select(['t.article', 't.newest', 't.profile', 't.linked', 't.close', 't.story', 'a.sha256', 'a.id', 'a.publisher'])
    .where(`t.${relation}`, 'in', engine.list([...new Set(groups)]) as RawBuilder<number>)
    .execute()
}

/** The stories of a group, each with its articles, earliest first. What close links hold together may be all one. */
function parted(members: readonly Member[]): Member[][] {
  if (members.length === 1 || members.length > most.together) return [[...members]]
  const candidates = members.map(({ profile, newest }) => ({
    profile: unpackProfile(profile!),
    published: newest === undated ? null : -newest,
  }))
  return storiesOf(candidates).map((story) => story.map((i) => members[i]!))
}

async function writeStories(
  engine: WritingEngine,
  trx: Trx,
  members: readonly Member[],
  stories: readonly (readonly Member[])[],
  further: readonly number[],
): Promise<void> {
  const assigned = new Map(stories.flatMap((story) => story.map(({ article }) => [article, story[0]!.article])))
  const old = [...new Set([...further, ...members.flatMap(({ story }) => story ?? [])])]
  if (old.length === 0 && stories.length === 0) return
  const moved = new Map<number | null, number[]>()
  for (const { article, story } of members) {
    const now = assigned.get(article) ?? null
    if (now !== story) moved.set(now, [...(moved.get(now) ?? []), article])
  }
  const rows = stories.map((story) => ({
    story: story[0]!.article,
    id: story[0]!.id,
    newest: Math.min(...story.map(({ newest }) => newest)),
    articles: story.length,
    outlets: new Set(story.flatMap(({ publisher }) => publisher ?? [])).size,
  }))
  await engine.all(trx, [
    trx.deleteFrom('stories').where('story', 'in', engine.list(old) as RawBuilder<number>),
    ...[...moved].map(([story, articles]) =>
      trx
        .updateTable('traits')
        .set({ story })
        .where('article', 'in', engine.list(articles) as RawBuilder<number>),
    ),
    ...inserts(engine, trx, 'stories', rows),
  ])
}

/** How like each other two articles are, by the share of their word sequences. */
export function resemblanceOf(a: Bytes | null, b: Bytes | null): number | null {
  return a && b && resemblance(unpackFingerprint(a), unpackFingerprint(b))
}
