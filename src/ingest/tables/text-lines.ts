/** The lines of a text file, whatever its encoding. */
import { createReadStream } from 'node:fs'
import { withC1 } from '../../analysis/loader/decode.ts'
import { type Line, lines } from '../lines.ts'

/** The lines of a file, from its beginning each time that they are asked for. */
export type TextLines = () => AsyncGenerator<Line>

/**
 * The lines of a file in UTF-8, in UTF-16 with a byte order mark, or, where the whole is no UTF-8, in windows-1252.
 * @param limit bytes of a line in UTF-8, at most.
 */
export async function textLines(file: string, limit: number): Promise<TextLines> {
  const encoding = await encodingOf(file)
  return () => lines(inUtf8(file, encoding), limit)
}

async function* inUtf8(file: string, encoding: string): AsyncGenerator<Uint8Array> {
  // Takes the byte order mark away, too.
  const decoder = new TextDecoder(encoding)
  const encoded = (text: string) => Buffer.from(encoding === 'windows-1252' ? withC1(text) : text)
  for await (const chunk of createReadStream(file)) yield encoded(decoder.decode(chunk, { stream: true }))
  yield encoded(decoder.decode())
}

/** Read to the end, as the first letter that is no UTF-8 may stand anywhere. */
async function encodingOf(file: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      if (isFirst && chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le'
      if (isFirst && chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be'
      isFirst = false
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error
    return 'windows-1252'
  }
}
