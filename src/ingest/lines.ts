/** Lines of a byte stream, for NDJSON. */

/** One line without its end; `text` is null when the line is longer than the limit, its bytes are dropped then. */
export interface Line {
  /** From 1. */
  number: number
  text: string | null
}

/**
 * The lines of a stream of UTF-8. Only a line feed ends a line (a carriage return before it is dropped): JSON strings may
 * hold the Unicode separators at which `node:readline` splits, too. Holds one line in memory, of at most `limit` bytes.
 */
export async function* lines(stream: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 0
  const take = (): Line => {
    const text = size > limit ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    parts = []
    size = 0
    return { number: ++number, text }
  }
  const keep = (part: Uint8Array) => {
    size += part.length
    if (size <= limit) parts.push(part)
    else parts = []
  }
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      keep(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    keep(chunk.subarray(start))
  }
  if (size > 0) yield take()
}
