/** Files that hold many sources: web archives, and tables of texts. */
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { isWacz, readWacz } from './archives/wacz.ts'
import { isWarc, readWarc } from './archives/warc.ts'
import type { Item } from './item.ts'
import { SourceError } from './source-error.ts'
import type { Columns } from './tables/columns.ts'
import { readCsv } from './tables/csv.ts'
import { readNdjson } from './tables/ndjson.ts'

/** How tables are read. */
export interface TableOptions {
  columns: Columns
  /** Between two values of a row of CSV; null to have it told from the first row. */
  delimiter: string | null
}

/** File name endings of tables. */
const tables: Record<string, 'ndjson' | 'csv'> = {
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'csv',
}

const tableIn = (file: string) => {
  const ending = extname(file).toLowerCase()
  return Object.hasOwn(tables, ending) ? tables[ending] : undefined
}

/** Whether a file is named as tables are. */
export const isTable = (file: string): boolean => tableIn(file) !== undefined

/** Whether a file is named as web archives are. */
export const isArchive = (file: string): boolean => isWarc(file) || isWacz(file)

/** Whether a file is named as one of many sources. */
export const isCollection = (file: string): boolean => isTable(file) || isArchive(file)

/**
 * What a file of many sources holds, in its order, read as it is asked for.
 * @param limit bytes of a source, at most.
 * @throws {SourceError} when nothing of it can be read.
 */
export async function* itemsOf(
  file: string,
  limit: number,
  { columns, delimiter }: TableOptions,
): AsyncGenerator<Item> {
  if ((await stat(file).catch(() => null))?.size === 0) throw new SourceError(`${file}: is empty`)
  const table = tableIn(file)
  if (isWacz(file)) yield* readWacz(file, limit)
  else if (!table) yield* readWarc(file, limit)
  else if (table === 'ndjson') yield* readNdjson(file, limit, columns)
  else yield* readCsv(file, limit, columns, delimiter)
}
