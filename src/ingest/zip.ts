/** Files packed into one (ZIP), read one after the other, with bounds on what they unpack to. */
import type { Readable } from 'node:stream'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { SourceError } from './source-error.ts'

/** Packed text and markup is rarely a fiftieth of what it was; what unpacks to more than this is meant to do harm. */
const MOST = 200
/** Bytes to which anything may unpack. */
const FREE = 2 ** 20

/** A file in another one. */
export interface Packed {
  name: string
  /** Bytes once it is unpacked, which is checked while it is read. */
  size: number
  /** Whether it lies in the file as it is, so that it can be read from any place on. */
  isStored: boolean
  /** @param start where to begin, of what is stored. @throws {SourceError} when it is encrypted, or a bomb. */
  open(start?: number): Promise<Readable>
}

/**
 * The files in a ZIP file, each to be read before the next is asked for.
 * @throws {SourceError} when it is none, or several of them lie in the same bytes.
 */
export async function* packedIn(file: string): AsyncGenerator<Packed> {
  const refuse = (error: Error) => {
    throw new SourceError(`${file}: is no ZIP file, or damaged (${error.message})`)
  }
  const zip = await openPromise(file, { autoClose: false }).catch(refuse)
  try {
    let packed = 0
    const entries = zip.eachEntry()
    for (;;) {
      const { value: entry, done } = await entries.next().catch(refuse)
      if (done) return
      packed += entry.compressedSize
      if (packed > zip.fileSize) throw new SourceError(`${file}: is refused, as its parts lie in the same bytes`)
      yield packedAt(zip, entry)
    }
  } finally {
    zip.close()
  }
}

function packedAt(zip: ZipFile, entry: Entry): Packed {
  const isStored = entry.compressionMethod === 0 && !entry.isEncrypted()
  return {
    name: entry.fileName,
    size: entry.uncompressedSize,
    isStored,
    async open(start = 0) {
      if (entry.isEncrypted()) throw new SourceError('is encrypted')
      if (entry.uncompressedSize > Math.max(FREE, entry.compressedSize * MOST))
        throw new SourceError(`is refused, as it unpacks to ${entry.uncompressedSize} bytes`)
      return zip.openReadStreamPromise(entry, isStored ? { start } : {})
    },
  }
}
