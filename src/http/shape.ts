/** What of each record an answer carries: the members that `fields` names, and what `include` puts beside them. */
import { z } from 'zod'
import { ArticleSummary } from '../../schemas/article.ts'
import { type Columns, columnsOf, narrowed } from '../formats/csv.ts'
import type { Store } from '../store/store.ts'
import { excerpts, highlights, isWhole, type Locate, locating } from './highlights.ts'

/** Members by name, each with those wanted of it; null: all of it. */
type Members = Map<string, Members | null>

/** Records as JSON in, records as JSON out, in the same order. */
export type Shape = (items: readonly string[]) => Promise<string[]>

/**
 * The parameter that keeps only some members of each record, `id,speaker.name`; a name that the schema does not have is
 * refused.
 */
export function fieldsOf(record: z.ZodType) {
  return z
    .string()
    .max(1000)
    .regex(
      /^\w+(?:\.\w+)*(?:,\w+(?:\.\w+)*)*$/,
      'must be names of members separated by commas, such as id,speaker.name',
    )
    .superRefine((fields, context) => {
      const unknown = fields.split(',').filter((path) => !has(record, path.split('.')))
      if (unknown.length === 0) return
      context.addIssue({ code: 'custom', message: `has members that there are not: ${unknown.join(', ')}` })
    })
    .optional()
    .meta({
      description: 'Only these members of each record, separated by commas; `speaker.name` is a member of a member.',
    })
}

/** The parameter that puts more beside each record; several between commas. */
export function includeOf<const Name extends string>(names: readonly Name[], description: string) {
  return z
    .preprocess(
      (value) => (value === undefined ? undefined : [value].flat().flatMap((part) => String(part).split(','))),
      z.array(z.enum(names)).max(names.length),
    )
    .optional()
    .meta({ description: `${description} Separate several with commas.` })
}

/** Whether a record has a member at a path. */
function has(schema: z.core.$ZodType, [name, ...deeper]: readonly string[]): boolean {
  if (name === undefined) return true
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return has(schema.unwrap(), [name, ...deeper])
  if (schema instanceof z.ZodArray) return has(schema.element, [name, ...deeper])
  if (schema instanceof z.ZodUnion) return schema.options.some((option) => has(option, [name, ...deeper]))
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, name)) return false
  return has(schema.shape[name], deeper)
}

/** @param fields as the parameter has them. */
function membersOf(fields: string): Members {
  const members: Members = new Map()
  for (const path of fields.split(',')) {
    let level = members
    const names = path.split('.')
    for (const [i, name] of names.entries()) {
      const known = level.get(name)
      if (known === null) break
      if (i === names.length - 1) level.set(name, null)
      else {
        const next = known ?? new Map()
        level.set(name, next)
        level = next
      }
    }
  }
  return members
}

/** The members of a value; of a list, those of each item. Its order stays. */
function only(value: unknown, members: Members): unknown {
  if (Array.isArray(value)) return value.map((item) => only(item, members))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => members.has(name))
      .map(([name, inner]) => [name, members.get(name) ? only(inner, members.get(name)!) : inner]),
  )
}

/** What was asked for of each record. */
interface Asked {
  fields?: string | undefined
  include?: readonly string[] | undefined
  /** A query whose finds are to be shown. */
  q?: string | undefined
}

/** A list’s rows and items as asked for. @param columns those of the whole record. */
export function shaped(columns: Columns, asked: Asked, store: Store): { columns: Columns; shape: Shape | undefined } {
  const kept = asked.fields === undefined ? columns : narrowed(columns, asked.fields.split(','))
  return {
    columns: asked.include?.includes('article') ? joined(kept, summaryColumns) : kept,
    shape: shapeOf(asked, store),
  }
}

/** The same of a list of entities, whose mentions come only when asked for. */
export function shapedEntities(columns: Columns, asked: Asked, store: Store): ReturnType<typeof shaped> {
  const { columns: kept, shape } = shaped(columns, asked, store)
  const wanted =
    asked.include?.includes('mentions') || asked.fields?.split(',').some((path) => /^mentions\b/.test(path))
  if (wanted) return { columns: kept, shape }
  const bare = async (items: readonly string[]) =>
    items.map((item) => {
      const { mentions, ...entity } = JSON.parse(item)
      return JSON.stringify(entity)
    })
  const names = kept.names.filter((name) => name !== 'mentions')
  return {
    columns: names.length < kept.names.length ? narrowed(kept, names) : kept,
    shape: shape ? async (items) => bare(await shape(items)) : bare,
  }
}

const summaryColumns = columnsOf(z.object({ articleSummary: ArticleSummary }))

function joined(a: Columns, b: Columns): Columns {
  return { names: [...a.names, ...b.names], row: (record) => [...a.row(record), ...b.row(record)] }
}

/** A record of a list, or an article. */
type Item = { id: string; article?: string; text: string; start: number; end: number }

/** How the records of an answer are to be shaped; undefined when they stay as they are. */
export function shapeOf({ fields, include = [], q }: Asked, store: Store): Shape | undefined {
  const members = fields === undefined ? null : membersOf(fields)
  const withArticle = include.includes('article')
  const locate = q === undefined ? null : locating(q)
  if (!members && !withArticle && !locate) return undefined
  return async (items) => {
    const records = items.map((item) => JSON.parse(item) as Item)
    // What is listed without an article of its own is one.
    const articleOf = (record: Item) => record.article ?? record.id
    const ids = [...new Set(records.map(articleOf))]
    const summaries = withArticle ? await store.summaries(ids) : null
    // The text of a record that is one stretch of its article’s is enough to look in.
    const open = locate ? records.filter((record) => record.article === undefined || !isWhole(record)) : []
    const texts = open.length > 0 ? await store.texts([...new Set(open.map(articleOf))]) : null
    return records.map((record) => {
      const text = texts?.get(articleOf(record))
      const summary = summaries?.get(articleOf(record))
      return JSON.stringify({
        ...(members ? (only(record, members) as object) : record),
        ...(locate && { highlights: foundIn(record, text, locate) }),
        ...(withArticle && { articleSummary: summary === undefined ? null : JSON.parse(summary) }),
      })
    })
  }
}

function foundIn(record: Item, text: string | undefined, locate: Locate): object[] {
  if (record.article !== undefined) return highlights(record, text, locate)
  return text === undefined ? [] : excerpts(text, locate)
}
