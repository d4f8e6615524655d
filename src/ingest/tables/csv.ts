/** Tables of values between commas (RFC 4180), semicolons or tabs. */
import Papa from 'papaparse'
import type { Item } from '../item.ts'
import type { Line } from '../lines.ts'
import { SourceError } from '../source-error.ts'
import { type Columns, fieldsIn, sourceIn } from './columns.ts'
import { textLines } from './text-lines.ts'

/**
 * The sources of a file, a row each, under the names in its first row; a row that is none is told of by the line in which
 * it begins, and the rest goes on. Holds one row in memory.
 * @param limit bytes of a row, at most.
 * @param delimiter between two values; null to have it told from the first row.
 * @throws {SourceError} when there is no column of a name that is needed.
 */
export async function* readCsv(
  file: string,
  limit: number,
  columns: Columns,
  delimiter: string | null,
): AsyncGenerator<Item> {
  const rows = rowsOf((await textLines(file, limit))(), limit, delimiter)
  const { value: first }: IteratorResult<Row, undefined> = await rows.next()
  if (!first) throw new SourceError(`${file}: is empty`)
  if ('damage' in first) throw new SourceError(`${file}: ${first.damage}`)
  const names = first.values.map((name) => name.trim())
  const fields = fieldsIn(file, new Set(names), columns)
  for await (const row of rows) {
    if ('damage' in row) {
      yield row
      continue
    }
    const { place, values } = row
    try {
      if (values.length !== names.length)
        throw new SourceError(`has ${values.length} values for ${names.length} columns`)
      yield { place, source: sourceIn(fields, (column) => values[names.indexOf(column)]) }
    } catch (error) {
      yield { damage: `${place}: ${(error as Error).message}` }
    }
  }
}

type Row = { place: string; values: string[] } | { damage: string }

/**
 * A row goes on over lines while a quotation mark is open. One that is never closed would take the rest of the file with
 * it: where a row cannot be read, the next begins in the line after.
 */
async function* rowsOf(
  source: AsyncIterable<Line>,
  limit: number,
  named: string | null,
): AsyncGenerator<Row, undefined> {
  const coming = source[Symbol.asyncIterator]()
  /** Lines that were read already, the next one last. */
  const held: Line[] = []
  const next = async (): Promise<Line | null> => {
    const line = held.pop()
    if (line) return line
    const { value, done } = await coming.next()
    return done ? null : value
  }
  let delimiter = named
  for (let line = await next(); line; line = await next()) {
    if (line.text === '') continue
    const place = `line ${line.number}`
    const tooLong = `${place}: has more than ${limit} bytes`
    if (line.text === null) {
      yield { damage: tooLong }
      continue
    }
    const { text } = line
    const taken: Line[] = []
    let read = parse(text, delimiter)
    let isLong = false
    for (let size = Buffer.byteLength(text); read.isOpen; ) {
      const more = await next()
      if (!more) break
      taken.push(more)
      size += Buffer.byteLength(more.text ?? '') + 1
      isLong = more.text === null || size > limit
      if (isLong) break
      // An even number of marks opens as much as it closes.
      if (marksIn(more.text!) % 2 === 1) read = parse([text, ...taken.map((one) => one.text)].join('\n'), delimiter)
    }
    if (read.values) {
      delimiter ??= read.delimiter
      yield { place, values: read.values }
    } else {
      for (const one of taken.reverse()) held.push(one)
      const open = 'a quotation mark is not closed, or stands inside a value'
      yield { damage: isLong ? `${tooLong}, or ${open}` : `${place}: ${open}` }
    }
  }
}

interface Parsed {
  /** Null while they cannot be read. */
  values: string[] | null
  /** Whether a quotation mark is open at the end. */
  isOpen: boolean
  delimiter: string
}

function parse(text: string, delimiter: string | null): Parsed {
  const { data, errors, meta } = Papa.parse<string[]>(text, { delimiter: delimiter ?? '' })
  const codes = errors.map(({ code }) => code)
  const isBroken = codes.includes('InvalidQuotes')
  const isOpen = !isBroken && codes.includes('MissingQuotes')
  return { values: isBroken || isOpen ? null : data[0]!, isOpen, delimiter: meta.delimiter }
}

const marksIn = (text: string): number => text.split('"').length - 1
