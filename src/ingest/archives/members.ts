/** The content of a file that may be packed with gzip, also where parts of it are damaged. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
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

/** The stretches of a file: one, or where packed parts are damaged, one more from the next part that begins after each. */
export async function* stretchesOf(file: string): AsyncGenerator<Stretch> {
  if ((await find(file, 0, MAGIC.length)) !== 0) {
    yield { content: createReadStream(file), isDamaged: false }
    return
  }
  for (let start: number | null = 0; start !== null; ) {
    const stretch: PackedStretch = new PackedStretch(file, start)
    yield stretch
    start = stretch.damagedAt === null ? null : await find(file, stretch.damagedAt + 1)
  }
}

class PackedStretch implements Stretch {
  readonly content: AsyncIterable<Buffer>
  /** Where in the file something was that could not be unpacked. */
  damagedAt: number | null = null
  isDamaged = false

  constructor(file: string, start: number) {
    this.content = this.#unpack(file, start)
  }

  async *#unpack(file: string, start: number): AsyncGenerator<Buffer> {
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
      for await (const chunk of createReadStream(file, { start, highWaterMark: CHUNK })) {
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

/** Where the next packed part may begin. */
async function find(file: string, from: number, within = Number.POSITIVE_INFINITY): Promise<number | null> {
  const handle = await open(file)
  try {
    const buffer = Buffer.alloc(Math.min(CHUNK, within))
    for (let at = from; ; at += buffer.length - MAGIC.length + 1) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      const found = buffer.subarray(0, bytesRead).indexOf(MAGIC)
      if (found >= 0) return at + found
      if (bytesRead < buffer.length || within < Number.POSITIVE_INFINITY) return null
    }
  } finally {
    await handle.close()
  }
}
