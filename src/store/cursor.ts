/** Opaque keyset cursors: where a page ended, for the list and the filter it was made for. */
import { createHash } from 'node:crypto'
import { BadCursorError } from './store.ts'
import { plain } from './words.ts'

/** Values of the columns a list is ordered by. */
export type Key = readonly (string | number)[]

/** What such a value may be; a number is a whole one. */
export type KeyType = 'string' | 'number' | 'real'

const isOf: Record<KeyType, (value: unknown) => boolean> = {
  string: (value) => typeof value === 'string',
  number: Number.isSafeInteger,
  real: Number.isFinite,
}

/** A short digest of a list’s name and filter; options that are not set do not count. */
function scopeOf(list: string, filter: object): string {
  const set = Object.entries(filter)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([list, set]))
    .digest('base64url')
    .slice(0, 12)
}

export function encodeCursor(list: string, filter: object, key: Key): string {
  return Buffer.from(JSON.stringify({ scope: scopeOf(list, filter), key })).toString('base64url')
}

/**
 * The key of a cursor.
 * @param like a key of this list, for the types of its values.
 * @throws {BadCursorError} when it was not made by {@link encodeCursor} for this list and filter.
 */
export function decodeCursor(cursor: string, list: string, filter: object, like: readonly KeyType[]): Key {
  let read: unknown
  try {
    read = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw new BadCursorError('not a cursor')
  }
  const { scope, key } = (read ?? {}) as { scope?: unknown; key?: unknown }
  const known = Array.isArray(key) && key.length === like.length && key.every((value, i) => isOf[like[i]!](value))
  if (!known) throw new BadCursorError('not a cursor')
  if (scope !== scopeOf(list, filter)) throw new BadCursorError('made for another list or filter')
  return key.map((value) => (typeof value === 'string' ? plain(value) : value))
}
