/** Reading forward through a stream of bytes, with little of it in memory. */

export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** A line without its end, or null at the end of the stream; of a line longer than `limit`, its beginning. */
  async line(limit: number): Promise<string | null> {
    let looked = 0
    for (;;) {
      const end = this.#held.indexOf(10, looked)
      if (end >= 0)
        return this.#take(end + 1)
          .toString('latin1')
          .slice(0, limit)
          .replace(/\r?\n$/, '')
      if (this.#held.length > limit) this.#held = this.#held.subarray(0, limit)
      looked = this.#held.length
      if (!(await this.#more())) return looked === 0 ? null : this.#take(looked).toString('latin1')
    }
  }

  /** So many bytes; fewer where the stream ends. */
  async bytes(count: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for await (const part of this.#parts(count)) parts.push(part)
    return Buffer.concat(parts)
  }

  /** Passes over bytes and returns how many there were. */
  async skip(count: number): Promise<number> {
    let skipped = 0
    for await (const part of this.#parts(count)) skipped += part.length
    return skipped
  }

  async *#parts(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more())) return
      const part = this.#take(Math.min(left, this.#held.length))
      left -= part.length
      yield part
    }
  }

  #take(count: number): Buffer {
    const taken = this.#held.subarray(0, count)
    this.#held = this.#held.subarray(count)
    return taken
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    const chunk = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    this.#held = this.#held.length === 0 ? chunk : Buffer.concat([this.#held, chunk])
    return true
  }
}
