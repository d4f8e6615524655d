/** Parameters that several lists have. */
import { z } from 'zod'
import { ArticleKind } from '../../../schemas/article.ts'
import { EntityId, EntityType } from '../../../schemas/entity.ts'
import type { FormatName } from '../../formats/format.ts'
import type { Facet } from '../../store/store.ts'
import { ids } from '../examples.ts'
import { HttpProblem } from '../problem.ts'
import { includeOf } from '../shape.ts'

/** A number or a truth value as a query spells it; anything else is left for the schema to refuse. */
export const spelled = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => {
    if (value === 'true' || value === 'false') return value === 'true'
    return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : value
  }, schema)

export const numberParameter = (min: number, max: number) => spelled(z.number().min(min).max(max))
export const integerParameter = (min: number, max: number) => spelled(z.int().min(min).max(max))
export const booleanParameter = () => spelled(z.boolean())

export const paging = {
  limit: spelled(z.int().min(1).max(100)).optional().meta({
    description: 'Items on a page, at most; 20 unless given. CSV and NDJSON are the whole list unless given.',
  }),
  cursor: z
    .string()
    .regex(/^[\w-]{1,1000}$/, 'must be a cursor that this list gave')
    .optional()
    .meta({ description: 'Where the page begins: `next` of the one before.' }),
}

export const range = {
  from: z.iso.date().optional().meta({ description: 'First day, as YYYY-MM-DD.' }),
  to: z.iso.date().optional().meta({ description: 'Last day, as YYYY-MM-DD.' }),
}

/** Longest query. */
const longest = 200

export const fullText = z
  .string()
  .min(1)
  .max(longest)
  .optional()
  .meta({
    description:
      'Full text: words that must all occur, `"a phrase"`, `this OR that`, `-without`, `presid*` for what begins so, ' +
      'brackets. Case, accents and the plural’s ending do not count.',
  })

/** One value or several, between commas. */
export function several<T extends z.ZodType>(value: T, description: string) {
  return z
    .preprocess(
      (given) => (given === undefined ? undefined : [given].flat().flatMap((part) => String(part).split(','))),
      z.array(value).min(1).max(20),
    )
    .optional()
    .meta({ description: `${description} Separate several with commas; any of them may match.` })
}

const name = z.string().trim().min(1).max(200)

/** What lists ask of articles. `of`: whether they list what is in them. */
export const articleFilters = {
  publisher: several(name, 'Only of this publisher.'),
  author: several(name, 'Only by this author.'),
  language: several(
    z.string().regex(/^[a-zA-Z]{2,3}$/, 'must be a language’s tag, such as en'),
    'Only in this language.',
  ),
  section: several(name, 'Only of this section.'),
  keyword: several(name, 'Only of articles with this keyword.'),
}
export const articleKinds = several(ArticleKind, 'Only of articles of this kind.')

/** How a list is ordered. */
export const sortOf = <const Name extends string>(names: readonly Name[], description: string) =>
  z.enum(names).optional().meta({ description })

/** What is told of the whole list. */
export const countingBy = (facets: readonly Facet[]) => ({
  total: booleanParameter().optional().meta({ description: 'With how many there are, exact to 10,000.' }),
  facets: includeOf(facets, 'With how many there are of each publisher, day and so on.'),
})
/** What articles and events are counted by; what somebody says, by the speaker, too. */
export const impersonal: readonly Facet[] = ['publisher', 'day', 'entity', 'kind']
export const highlight = booleanParameter()
  .optional()
  .meta({ description: 'With what `q` found in each, by offsets into the article’s text.' })

export const names = z
  .string()
  .min(1)
  .max(longest)
  .optional()
  .meta({
    description:
      'Beginnings of the words of a name, in any spelling of their accents, or whole words of a role; else as full text: ' +
      '`"whole words"`, `this OR that`, `-without`.',
  })

export const articleId = z.string().min(1).max(200)
export const entityId = EntityId.max(200)
/** The article of a path. */
export const articlePath = z.object({ id: articleId.meta({ examples: [ids.article] }) })
/** Id of a quote, a claim or an event. */
export const recordId = z.string().min(1).max(250)
/** The quote, claim or event of a path. */
export const recordPath = (example: string) => z.object({ id: recordId.meta({ examples: [example] }) })
/** An entity’s id, or a name. */
export const who = (description: string) => several(name, description)
export const inArticle = articleId.optional().meta({ description: 'Only of this article.' })

/** `/entities/{type}/{slug}`. */
const [exampleType, exampleSlug] = ids.entity.split('/') as [string, string]
export const entityPath = z.object({
  type: EntityType.meta({ examples: [exampleType as EntityType] }),
  slug: z
    .string()
    .min(1)
    .max(200)
    .meta({ examples: [exampleSlug] }),
})

/** Where an entity is. */
export const pathOfEntity = (id: string) => `/entities/${id.split('/').map(encodeURIComponent).join('/')}`

/** What can stand beside each record of a list. */
export const withArticle = includeOf(['article'], '`article`: with the summary of its article, as `articleSummary`.')

/** What every list can be answered in. */
export const rows = ['csv', 'ndjson'] as const

/** What to answer in, for a route that has more than JSON. */
export const formatOf = <Name extends FormatName>(names: readonly Name[]) =>
  z
    .enum(['json', ...names])
    .optional()
    .meta({ description: 'What to answer in; without it `Accept` decides.' })

/** A path without parameters of its own refuses all. */
export const nothing = z.strictObject({})

/**
 * The page that a list’s query asks for, its filter (what was given, without what was not), and what of each record.
 * @throws {HttpProblem} 400 when `from` is after `to`, or relevance is asked for to nothing.
 */
export function pageOf<
  Query extends {
    limit?: number | undefined
    cursor?: string | undefined
    format?: unknown
    fields?: string | undefined
    include?: readonly string[] | undefined
    from?: string | undefined
    to?: string | undefined
    publishedFrom?: string | undefined
    publishedTo?: string | undefined
    total?: boolean | undefined
    facets?: readonly Facet[] | undefined
    highlight?: boolean | undefined
    q?: string | undefined
    sort?: string | undefined
  },
>(query: Query) {
  const { limit, cursor, format, fields, include, total, facets, highlight, ...filter } = query
  refuseEmpty('from', query.from, 'to', query.to)
  refuseEmpty('publishedFrom', query.publishedFrom, 'publishedTo', query.publishedTo)
  if (query.sort === 'relevance' && query.q === undefined) {
    throw new HttpProblem(400, '`sort` can be by relevance only to a query, `q`.', {
      errors: [{ pointer: '/query/sort', detail: 'needs `q`' }],
    })
  }
  const marked = highlight && query.q !== undefined ? { q: query.q } : {}
  return {
    filter: given(filter),
    paging: given({ limit, cursor }),
    asked: { fields, include, ...marked },
    counted: total || facets ? (facets ?? []) : null,
  }
}

function refuseEmpty(first: string, from: string | undefined, last: string, to: string | undefined): void {
  if (from === undefined || to === undefined || from <= to) return
  throw new HttpProblem(400, `\`${first}\` is after \`${last}\`: nothing is between ${from} and ${to}.`, {
    errors: [{ pointer: `/query/${first}`, detail: `is after \`${last}\`` }],
  })
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}

/** A filter whose `kind` is that of the article, as the store calls it. */
export function withArticleKind<Filter extends { kind?: unknown }>({ kind, ...filter }: Filter) {
  return { ...filter, ...(kind !== undefined && { articleKind: kind as string[] }) }
}
