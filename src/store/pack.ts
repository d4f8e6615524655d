/** Records as an article’s row keeps them: JSON, one a line, deflated together. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Bytes } from './tables.ts'

/** Twice the effort saves a twentieth of the bytes. */
const level = 2

export function pack(text: string): Uint8Array {
  return deflateRawSync(text, { level })
}

export function unpack(packed: Bytes): string {
  return inflateRawSync(packed).toString()
}

/** JSON has no line feed outside of strings, and inside of them none that is not escaped. */
export function packLines(jsons: readonly string[]): Uint8Array {
  return pack(jsons.join('\n'))
}

export function unpackLines(packed: Bytes): string[] {
  const text = unpack(packed)
  return text === '' ? [] : text.split('\n')
}
