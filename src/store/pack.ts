/** Records as an article’s row keeps them: JSON, one a line, deflated together. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
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

/** Bytes of texts that lists opened, packed and unpacked, that are kept, with all of the memory that they hold. */
const kept = 12_000_000
/** What lists opened last, by the ends of the packed texts. */
const opened = new LRUCache<string, { packed: Buffer; text: Buffer }>({
  maxSize: kept,
  sizeCalculation: ({ packed, text }) => packed.buffer.byteLength + text.buffer.byteLength,
})
/** Bytes at the end of a packed text that tell it from most others. */
const tail = 24

export function pack(text: string | Buffer): Uint8Array {
  return (text.length > 2 ? undefined : empty.get(text.toString())) ?? deflated(text)
}

function deflated(text: string | Buffer): Uint8Array {
  return deflateRawSync(text, { level, memLevel, chunkSize: room, dictionary: usual })
}

export const unpack = (packed: Bytes): string => inflated(packed).toString()

function inflated(packed: Bytes): Buffer {
  const chunkSize = Math.max(1024, expansion * packed.byteLength)
  return inflateRawSync(packed, { chunkSize, dictionary: usual })
}

/** The same of what lists open: many of them open the newest articles, and what is kept is the text of the same bytes alone. */
export function reopen(given: Bytes): string {
  const packed =
    given instanceof Uint8Array ? Buffer.from(given.buffer, given.byteOffset, given.byteLength) : Buffer.from(given)
  const mark = packed.toString('latin1', Math.max(0, packed.byteLength - tail))
  const known = opened.get(mark)
  if (known?.packed.equals(packed)) return known.text.toString()
  const text = inflated(packed)
  opened.set(mark, { packed, text })
  return text.toString()
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

export const unpackLines = (packed: Bytes): string[] => linesOf(unpack(packed))

/** The records of a text that has one a line. */
export const linesOf = (text: string): string[] => (text === '' ? [] : text.split('\n'))
