/** Records as rows (RFC 4180), for spreadsheets. */
import { z } from 'zod'

/** Where a column’s value is in a record. */
type Path = readonly string[]

/** The columns of a kind of record. */
export interface Columns {
  /** Names, as the first line has them. */
  names: readonly string[]
  /** @param record as its schema has it. */
  row(record: unknown): readonly unknown[]
}

/**
 * The columns of a record: its fields, in the schema’s order. A field that is an object gives a column for each of its
 * own fields, named `speaker.name`; a union has the fields of all its members. A list is one column: see {@link cell}.
 */
export function columnsOf(schema: z.ZodType): Columns {
  const paths = [...new Map(pathsOf(schema).map((path) => [path.join('.'), path])).values()]
  return { names: paths.map((path) => path.join('.')), row: (record) => paths.map((path) => at(record, path)) }
}

/** The columns of some members alone, named as `id` or `speaker.name`; of a list’s items a member is the list’s column. */
export function narrowed(columns: Columns, members: readonly string[]): Columns {
  const kept = columns.names.map((name) =>
    members.some((member) => `${name}.`.startsWith(`${member}.`) || member.startsWith(`${name}.`)),
  )
  const some = <T>(values: readonly T[]) => values.filter((_value, i) => kept[i])
  return { names: some(columns.names), row: (record) => some(columns.row(record)) }
}

function pathsOf(schema: z.core.$ZodType): Path[] {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) return pathsOf(schema.unwrap())
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(pathsOf)
  if (!(schema instanceof z.ZodObject)) return [[]]
  return Object.entries(schema.shape).flatMap(([key, field]) => pathsOf(field).map((path) => [key, ...path]))
}

function at(record: unknown, path: Path): unknown {
  return path.reduce((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], record)
}

/** The first line: the names of the columns. */
export function csvHeader({ names }: Columns): string {
  return line(names)
}

/** @param items records as JSON. */
export function toCsv(columns: Columns, items: readonly string[]): string {
  return items.map((item) => line(columns.row(JSON.parse(item)))).join('')
}

function line(values: readonly unknown[]): string {
  return `${values.map((value) => quoted(cell(value))).join(',')}\r\n`
}

/**
 * A value as a spreadsheet shows it. Unknown is empty; the items of a list are joined by ` | `, and of an item that is an
 * object its words stand for it (a span’s `text`, a person’s `name`); an object whose fields no schema names is JSON.
 */
function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return harmless(value.map(words).join(' | '))
  return typeof value === 'string' ? harmless(value) : JSON.stringify(value)
}

function words(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const { text, name } = item as { text?: string; name?: string }
  return text ?? name ?? JSON.stringify(item)
}

/** Spreadsheets run what begins so, in full width too, as a formula; an apostrophe makes it text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
