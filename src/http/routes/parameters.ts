/** Parameters that several lists have. */
import { z } from 'zod'
import { EntityId, EntityType } from '../../../schemas/entity.ts'
import type { FormatName } from '../../formats/format.ts'
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
export const who = z.string().trim().min(1).max(200).optional()
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
 * @throws {HttpProblem} 400 when `from` is after `to`.
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
  },
>(query: Query) {
  const { limit, cursor, format, fields, include, ...filter } = query
  if (query.from !== undefined && query.to !== undefined && query.from > query.to) {
    throw new HttpProblem(400, `\`from\` is after \`to\`: nothing is between ${query.from} and ${query.to}.`, {
      errors: [{ pointer: '/query/from', detail: 'is after `to`' }],
    })
  }
  return { filter: given(filter), paging: given({ limit, cursor }), asked: { fields, include } }
}

type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }

function given<T extends object>(values: T): Given<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Given<T>
}
