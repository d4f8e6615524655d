/** Web archives in a ZIP file with their index (WACZ 1.1): the pages of the WARC files in one. */
import type { Item } from '../item.ts'
import { SourceError } from '../source-error.ts'
import { type Packed, packedIn } from '../zip.ts'
import type { Content } from './members.ts'
import { isWarc, pagesIn } from './warc.ts'

/** Bytes that are handed on at once. */
const CHUNK = 16_384

/** Whether a file is named as such archives are. */
export const isWacz = (file: string) => /\.wacz$/i.test(file)

/**
 * The pages of an archive, as `readWarc` gives them. What of it cannot be read is told of, and the rest goes on.
 * @param limit bytes of a page, at most.
 * @throws {SourceError} when it is no such archive.
 */
export async function* readWacz(file: string, limit: number): AsyncGenerator<Item> {
  let isEmpty = true
  for await (const packed of packedIn(file)) {
    if (!/^archive\/./.test(packed.name) || !isWarc(packed.name)) continue
    isEmpty = false
    try {
      yield* pagesIn(contentOf(packed), limit)
    } catch (error) {
      yield { damage: `${packed.name}: ${(error as Error).message}` }
    }
  }
  if (isEmpty) throw new SourceError(`${file}: holds no WARC file under archive/`)
}

function contentOf(packed: Packed): Content {
  return {
    isSeekable: packed.isStored,
    async *from(start) {
      for await (const chunk of (await packed.open(start)) as AsyncIterable<Buffer>)
        for (let at = 0; at < chunk.length; at += CHUNK) yield chunk.subarray(at, at + CHUNK)
    },
  }
}
