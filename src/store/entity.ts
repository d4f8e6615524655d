/** An entity over all articles, put together from what each article says of it. */
import type { Article } from '../../schemas/article.ts'
import { type Entity, EntityId, type EntityType, type Mention, type Place } from '../../schemas/entity.ts'
import type { RoleUse } from '../../schemas/entity-detail.ts'
import { dayOf } from './rows.ts'
import { nameKey, plain, words } from './words.ts'

/** Whether a filter names an entity by its id, not a speaker by name. */
export const isEntityId = (text: string): boolean => EntityId.safeParse(text).success

/** A name, alias, role, honorific, country or place on the map, or that an editor corrected it, and the number of articles that have it. */
export interface Form {
  kind: string
  value: string
  articles: number
}

/** The forms of an entity in one article, each once. */
export function formsOf(entity: Entity): { kind: string; value: string; key: string | null }[] {
  const forms: { kind: string; value: string; key: string | null }[] = []
  const name = plain(entity.name)
  forms.push({ kind: 'name', value: name, key: nameKey(name) })
  for (const value of once(entity.aliases)) forms.push({ kind: 'alias', value, key: nameKey(value) })
  const add = (kind: string, value: string | null) => {
    if (value !== null) forms.push({ kind, value: plain(value), key: null })
  }
  if (entity.type === 'person') {
    for (const value of once(entity.roles)) add('role', value)
    add('honorific', entity.honorific)
  } else if (entity.type === 'place') {
    add('country', entity.country)
    add('where', whereForm(entity))
  }
  if (entity.source === 'editor') add('source', 'editor')
  return forms
}

const once = (values: readonly string[]): Iterable<string> => new Set(values.map(plain))

/** Where a place lies, in one word that is the same in every article that has it so. */
function whereForm({ country, coordinates, geonames }: Place): string | null {
  return coordinates && JSON.stringify([country, geonames, coordinates.lat, coordinates.lon])
}

/** Where a place of a country lies, by most articles. */
function whereIn(country: string | null, forms: readonly Form[]): Pick<Place, 'coordinates' | 'geonames'> {
  for (const { value } of forms) {
    const [within, geonames, lat, lon] = JSON.parse(value) as [string | null, number, number, number]
    if (within === country) return { coordinates: { lat, lon }, geonames }
  }
  return { coordinates: null, geonames: null }
}

const ascending = (a: number, b: number) => a - b

/** Indices of the paragraphs that mention the entity, ascending. */
export function paragraphsOf(entity: Entity, article: Article): number[] {
  const starts: number[] = []
  for (const { start } of entity.mentions) starts.push(start)
  starts.sort(ascending)
  const found: number[] = []
  let at = 0
  for (let index = 0; at < starts.length && index < article.paragraphs.length; index++) {
    const before = at
    while (at < starts.length && starts[at]! < article.paragraphs[index]!.end) at++
    if (at > before) found.push(index)
  }
  return found
}

/** The counts of an entity as its row has them. */
export function countsOf(row: { rank: number; articles: number; quotes: number; claims: number }): Entity['counts'] {
  return { articles: row.articles, mentions: -row.rank, quotes: row.quotes, claims: row.claims }
}

/** Mentions of one article that are kept beside the article: as many as an answer shows. */
export const kept = 100

/** Mentions of one kind with one text, one after the other, and where each starts. */
type Run = [text: string, kind: Mention['kind'], ...starts: number[]]
/** A mention as 0.6 kept them all; one whose text is not as long as its span is still kept so. */
type Single = [start: number, end: number, text: string, kind: Mention['kind']]

const isRun = (one: Run | Single): one is Run => typeof one[0] === 'string'

/** The first mentions of an entity in an article, as its appearance keeps them. */
export function packMentions({ mentions }: Entity): string {
  const packed: (Run | Single)[] = []
  for (const { start, end, text, kind } of mentions.slice(0, kept)) {
    const last = packed.at(-1)
    if (end - start !== text.length) packed.push([start, end, text, kind])
    else if (last && isRun(last) && last[0] === text && last[1] === kind) last.push(start)
    else packed.push([text, kind, start])
  }
  return JSON.stringify(packed)
}

/** The mentions that an appearance keeps, as {@link packMentions} gives them, of the article with this id. */
export function unpackMentions(article: string, mentions: string): Mention[] {
  return (JSON.parse(mentions) as (Run | Single)[]).flatMap((one) => {
    if (!isRun(one)) return { article, start: one[0], end: one[1], text: one[2], kind: one[3] }
    const [text, kind, ...starts] = one
    return starts.map((start) => ({ article, start, end: start + text.length, text, kind }))
  })
}

/**
 * The first mentions of an entity, in the order of its appearances.
 * @param appearances with the id of the article; `mentions` as {@link packMentions} gives them.
 */
export function newestMentions(appearances: readonly { id: string; mentions: string }[], limit: number): Mention[] {
  const found: Mention[] = []
  for (const { id, mentions } of appearances) {
    if (found.length >= limit) break
    found.push(...unpackMentions(id, mentions))
  }
  return found.slice(0, limit)
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const byFrequency = (a: Form, b: Form) => b.articles - a.articles || byText(a.value, b.value)
const byFullness = (a: Form, b: Form) =>
  words(b.value).length - words(a.value).length || b.value.length - a.value.length || byFrequency(a, b)

/** The fullest of names. */
export function fullestName(names: readonly Form[]): string {
  return [...names].sort(byFullness)[0]!.value
}

/** What spellings of a role have in common: “Front-runner”, “frontrunner”. */
const roleKey = (role: string): string => words(role).join('')

/** Roles, each in its most frequent spelling, the most frequent first. */
function merged(roles: readonly Form[]): string[] {
  const found = new Map<string, Form>()
  for (const { kind, value, articles } of [...roles].sort(byFrequency)) {
    const key = roleKey(value)
    const same = found.get(key)
    if (same) same.articles += articles
    else found.set(key, { kind, value, articles })
  }
  return [...found.values()].sort(byFrequency).map(({ value }) => value)
}

/**
 * The roles most used, at most `limit`, with how many articles give each and from which day to which.
 * @param articles newest first, each with the roles that it gives and its day as a number.
 */
export function roleUses(
  articles: readonly { roles: readonly string[]; day: number | null }[],
  limit: number,
): RoleUse[] {
  interface Use {
    forms: Map<string, number>
    articles: number
    days: number[]
  }
  const uses = new Map<string, Use>()
  for (const { roles, day } of articles) {
    const here = new Map(roles.map((role) => [roleKey(role), role]))
    for (const [key, role] of here) {
      const use: Use = uses.get(key) ?? { forms: new Map(), articles: 0, days: [] }
      uses.set(key, use)
      use.forms.set(role, (use.forms.get(role) ?? 0) + 1)
      use.articles++
      if (day !== null) use.days.push(day)
    }
  }
  return [...uses.values()]
    .map(({ forms, articles, days }) => ({
      role: [...forms].sort(([a, n], [b, m]) => m - n || byText(a, b))[0]![0],
      articles,
      first: days.length > 0 ? dayOf(Math.min(...days)) : null,
      last: days.length > 0 ? dayOf(Math.max(...days)) : null,
    }))
    .sort((a, b) => b.articles - a.articles || byText(a.role, b.role))
    .slice(0, limit)
}

/**
 * The record of an entity: the fullest of its names; all other names and aliases, sorted; its roles, the most frequent
 * first and each in one spelling; its most frequent honorific or country, and where it lies. It is an editor’s when it was
 * corrected anywhere.
 */
export function entityRecord(
  { id, type, counts }: { id: string; type: EntityType; counts: Entity['counts'] },
  forms: readonly Form[],
  mentions: Mention[],
): Entity {
  const of = (kind: string) => forms.filter((form) => form.kind === kind)
  const name = fullestName(of('name'))
  const written = new Set([...of('name'), ...of('alias')].map((form) => form.value))
  written.delete(name)
  const common = { id, name, aliases: [...written].sort(byText), mentions, counts }
  const source = of('source').length > 0 ? 'editor' : 'machine'
  const commonest = (kind: string) => of(kind).sort(byFrequency)[0]?.value ?? null
  if (type === 'person') {
    return { ...common, type, roles: merged(of('role')), honorific: commonest('honorific'), source }
  }
  if (type === 'organisation') return { ...common, type, source }
  const country = commonest('country')
  return { ...common, type, country, ...whereIn(country, of('where').sort(byFrequency)), source }
}

/** An entity that shares articles with another. */
export interface Companion {
  entity: number
  /** Articles that name both. */
  articles: number
  /** Paragraphs that name both. */
  paragraphs: number
}

/**
 * Who stands beside an entity, most shared paragraphs first.
 * @param company of each of its articles: pairs of an entity and the indices of the paragraphs that name it, joined by
 *   commas.
 */
export function companions(entity: number, company: readonly (readonly [entity: number, paragraphs: string][])[]) {
  const found = new Map<number, Companion>()
  for (const here of company) {
    const own = new Set(here.find(([one]) => one === entity)?.[1].split(','))
    own.delete('')
    for (const [other, paragraphs] of here) {
      if (other === entity) continue
      const companion = found.get(other) ?? { entity: other, articles: 0, paragraphs: 0 }
      found.set(other, companion)
      companion.articles++
      for (const index of paragraphs.split(',')) if (own.has(index)) companion.paragraphs++
    }
  }
  return [...found.values()].sort(
    (a, b) => b.paragraphs - a.paragraphs || b.articles - a.articles || a.entity - b.entity,
  )
}
