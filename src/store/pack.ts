/** Records as an article’s row keeps them: JSON, one a line, deflated together. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Bytes } from './tables.ts'
import { usual } from './usual.ts'

/** Twice the effort saves a twentieth of the bytes. */
const level = 2
/** What is set up for each text is less so, and the bytes are the same. */
const memLevel = 6
/** Bytes of room for what is deflated: enough for most kinds; twice as much takes a quarter longer to set up on Node 24. */
const room = 8192
/** What articles have that have no records of a kind: to set up the deflating takes as long as for any other text. */
const empty = new Map(['', '[]'].map((text) => [text, deflated(text)]))
/** How many times longer than packed texts may be and fit at once: claims are 5 to 6.6 times; a second stretch of room costs more. */
const expansion = 9

export function pack(text: string | Buffer): Uint8Array {
  return (text.length > 2 ? undefined : empty.get(text.toString())) ?? deflated(text)
}

function deflated(text: string | Buffer): Uint8Array {
  return deflateRawSync(text, { level, memLevel, chunkSize: room, dictionary: usual })
}

export function unpack(packed: Bytes): string {
  const chunkSize = Math.max(1024, expansion * packed.byteLength)
  return inflateRawSync(packed, { chunkSize, dictionary: usual }).toString()
}

/** What a text repeats of one that is kept elsewhere is not packed again. */
export function packBeside(text: string, kept: string): Uint8Array {
  return deflateRawSync(text, { level, memLevel, chunkSize: room, dictionary: Buffer.from(kept) })
}

/** Needs the text it was packed beside; any will do for what was packed without one. */
export function unpackBeside(packed: Bytes, kept: string): string {
  return inflateRawSync(packed, { dictionary: Buffer.from(kept) }).toString()
}

/** Records as one text: JSON has no line feed outside of strings, and inside of them none that is not escaped. */
export function joined(jsons: readonly string[]): string {
  return jsons.join('\n')
}

export function unpackLines(packed: Bytes): string[] {
  const text = unpack(packed)
  return text === '' ? [] : text.split('\n')
}
