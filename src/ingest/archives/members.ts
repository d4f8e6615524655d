/** The content of a file that may be packed with gzip, also where parts of it are damaged. */
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'

/** Bytes that are unpacked at once: they may be a thousand times as many then. */
const CHUNK = 16_384
/** How the part of a file begins that is packed for itself (RFC 1952). */
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08])

/** A stretch of content without damage. */
export interface Stretch {
  content: AsyncIterable<Buffer>
  /** Whether it ended in a damage; known once it is read. */
  readonly isDamaged: boolean
}

/** Bytes that may be packed. */
export interface Content {
  /** In chunks of some kilobytes. */
  from(start: number): AsyncIterable<Buffer>
  /** Whether they can be read from any place on, not from the beginning alone. */
  isSeekable: boolean
}

/** The bytes of a file. */
export const contentOf = (file: string): Content => ({
  from: (start) => createReadStream(file, { start, highWaterMark: CHUNK }),
  isSeekable: true,
})

/** The stretches of content: one, or where packed parts are damaged, one more from the next part that begins after each. */
export async function* stretchesOf(content: Content): AsyncGenerator<Stretch> {
  if (!(await isPacked(content))) {
    yield { content: content.from(0), isDamaged: false }
    return
  }
  for (let start: number | null = 0; start !== null; ) {
    const stretch: PackedStretch = new PackedStretch(content, start)
    yield stretch
    const from: number | null = stretch.damagedAt
    start = from === null || !content.isSeekable ? null : await find(content, from + 1)
  }
}

class PackedStretch implements Stretch {
  readonly content: AsyncIterable<Buffer>
  /** Where in the file something was that could not be unpacked. */
  damagedAt: number | null = null
  isDamaged = false

  constructor(content: Content, start: number) {
    this.content = this.#unpack(content, start)
  }

  async *#unpack(content: Content, start: number): AsyncGenerator<Buffer> {
    const unpacked: Buffer[] = []
    const gunzip = createGunzip().on('data', (part: Buffer) => unpacked.push(part))
    let error: unknown = null
    gunzip.on('error', (cause) => {
      error = cause
    })
    // A write that fails is not answered.
    let onClosed: (value?: unknown) => void = () => {}
    gunzip.on('close', () => onClosed())
    let at = start
    let isEmpty = true
    try {
      for await (const chunk of content.from(start)) {
        for (const piece of piecesOf(chunk)) {
          await new Promise<unknown>((resolve) => {
            onClosed = resolve
            gunzip.write(piece, resolve)
          })
          isEmpty &&= unpacked.length === 0
          yield* unpacked.splice(0)
          if (error) break
          at += piece.length
        }
        if (error) break
      }
      if (!error) {
        await new Promise((resolve) => {
          onClosed = resolve
          gunzip.end()
        })
        yield* unpacked.splice(0)
      }
    } finally {
      gunzip.destroy()
    }
    if (!error) return
    this.damagedAt = at
    // What only looks like the beginning of a packed part is none.
    this.isDamaged = !isEmpty || start === 0
  }
}

/** Cut where parts may begin: what was unpacked together with a damage is lost with it. */
function* piecesOf(chunk: Buffer): Generator<Buffer> {
  let from = 0
  for (let next = chunk.indexOf(MAGIC, 1); next >= 0; next = chunk.indexOf(MAGIC, next + 1)) {
    yield chunk.subarray(from, next)
    from = next
  }
  yield chunk.subarray(from)
}

async function isPacked(content: Content): Promise<boolean> {
  let head = Buffer.alloc(0)
  for await (const chunk of content.from(0)) {
    head = Buffer.concat([head, chunk])
    if (head.length >= MAGIC.length) break
  }
  return head.subarray(0, MAGIC.length).equals(MAGIC)
}

/** Where the next packed part may begin. */
async function find(content: Content, from: number): Promise<number | null> {
  let at = from
  let held = Buffer.alloc(0)
  for await (const chunk of content.from(from)) {
    const bytes = Buffer.concat([held, chunk])
    const found = bytes.indexOf(MAGIC)
    if (found >= 0) return at + found
    // It may lie across two chunks.
    held = bytes.subarray(Math.max(0, bytes.length - MAGIC.length + 1))
    at += bytes.length - held.length
  }
  return null
}
