/** Tables with a JSON object a line. */
import type { Item } from '../item.ts'
import type { Line } from '../lines.ts'
import { SourceError } from '../source-error.ts'
import { type Columns, fieldsIn, sourceIn } from './columns.ts'
import { type TextLines, textLines } from './text-lines.ts'

/** Lines whose members are looked at to tell which there are. */
const HEAD = 100

/**
 * The sources of a file, a line each; one that is none is told of, and the rest goes on. Holds one line in memory.
 * @param limit bytes of a line, at most.
 * @throws {SourceError} when the first lines have no member of a name that is needed.
 */
export async function* readNdjson(file: string, limit: number, columns: Columns): AsyncGenerator<Item> {
  const lines = await textLines(file, limit)
  const fields = fieldsIn(file, await membersOf(lines, limit), columns)
  for await (const line of lines()) {
    if (line.text?.trim() === '') continue
    const place = `line ${line.number}`
    try {
      const row = rowOf(line, limit)
      yield { place, source: sourceIn(fields, (member) => row.get(member)) }
    } catch (error) {
      yield { damage: `${place}: ${(error as Error).message}` }
    }
  }
}

function rowOf({ text }: Line, limit: number): Map<string, unknown> {
  if (text === null) throw new SourceError(`has more than ${limit} bytes`)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new SourceError('is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SourceError('is not a JSON object')
  return new Map(Object.entries(value))
}

async function membersOf(lines: TextLines, limit: number): Promise<Set<string>> {
  const members = new Set<string>()
  for await (const line of lines()) {
    if (line.number > HEAD) break
    try {
      for (const member of rowOf(line, limit).keys()) members.add(member)
    } catch {
      // It is told of when it is its turn.
    }
  }
  return members
}
