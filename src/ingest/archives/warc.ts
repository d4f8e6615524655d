/** Web archives (WARC, ISO 28500): the pages in one, as sources. */
import { Source } from '../../../schemas/source.ts'
import { decode } from '../../analysis/loader/decode.ts'
import { fieldErrorsOf, sentenceOf } from '../../field-errors.ts'
import { decompressed } from '../fetch/download.ts'
import type { Item } from '../item.ts'
import { ByteReader } from './bytes.ts'
import { type Content, contentOf, stretchesOf } from './members.ts'

/** Characters of a line of a header, and lines of it, at most. */
const [LINE, LINES] = [16_384, 500]

/** Whether a file is named as archives are. */
export const isWarc = (file: string) => /\.warc(?:\.gz)?$/i.test(file)

/**
 * The pages of an archive, in its order: HTML that was answered with 200, each with its address and when it was taken.
 * Requests, revisits and whatever else is archived are passed over. A damaged record is told of, and the rest goes on.
 * Holds one record in memory.
 * @param limit bytes of a page, at most.
 */
export const readWarc = (file: string, limit: number): AsyncGenerator<Item> => pagesIn(contentOf(file), limit)

/** The same of bytes. */
export async function* pagesIn(content: Content, limit: number): AsyncGenerator<Item> {
  for await (const stretch of stretchesOf(content)) {
    yield* pagesOf(new ByteReader(stretch.content), limit, stretch)
  }
}

async function* pagesOf(reader: ByteReader, limit: number, stretch: { isDamaged: boolean }): AsyncGenerator<Item> {
  let isLost = false
  for (;;) {
    const version = await reader.line(LINE)
    if (version === null) break
    if (!/^WARC\/\d/.test(version)) {
      // Records end in blank lines; anything else between two of them is what a damage left.
      if (version !== '' && !isLost) yield { damage: 'a record does not begin where it should' }
      isLost ||= version !== ''
      continue
    }
    isLost = false
    const fields = await readFields(reader)
    const length = Number(fields.get('content-length') ?? Number.NaN)
    const url = (fields.get('warc-target-uri') ?? '').replace(/^<|>$/g, '')
    const isPage =
      fields.get('warc-type') === 'response' && /^application\/http\b/i.test(fields.get('content-type') ?? '')
    if (!Number.isSafeInteger(length) || length < 0) {
      yield { damage: `${url || 'a record'}: its length is not told` }
      isLost = true
    } else if (!isPage || length > limit) {
      if (isPage) yield { damage: `${url}: has more than ${limit} bytes` }
      if ((await reader.skip(length)) < length) break
    } else {
      const block = await reader.bytes(length)
      if (block.length < length) {
        yield { damage: `${url}: is cut off` }
        return
      }
      yield* pageOf(block, url, fields.get('warc-date'), limit)
    }
  }
  if (stretch.isDamaged && !isLost) yield { damage: 'a packed record is damaged' }
}

/** Lines of `Name: value` up to a blank one, by the name in small letters; the first of each name. */
async function readFields(reader: ByteReader): Promise<Map<string, string>> {
  const lines: string[] = []
  for (let line = await reader.line(LINE); line; line = await reader.line(LINE))
    if (lines.length < LINES) lines.push(line)
  return fieldsOf(lines)
}

function fieldsOf(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase()
    if (name !== '' && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** The page in an archived answer, if it is one. */
async function* pageOf(block: Buffer, url: string, date: string | undefined, limit: number): AsyncGenerator<Item> {
  const end = /\r?\n\r?\n/.exec(block.toString('latin1', 0, LINE * 4))
  if (!end) return
  const [status = '', ...lines] = block.toString('latin1', 0, end.index).split(/\r?\n/)
  const fields = fieldsOf(lines)
  const type = fields.get('content-type') ?? ''
  if (!/^HTTP\/\S+ 200\b/.test(status) || !/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) return
  try {
    let body = block.subarray(end.index + end[0].length)
    if (/\bchunked\b/i.test(fields.get('transfer-encoding') ?? '')) body = joined(body)
    const coding = fields.get('content-encoding')?.toLowerCase() ?? 'identity'
    // Some archives hold the body unpacked under the headers of the packed one.
    const isPacked = coding === 'br' ? body[0] !== 0x3c : body[0] === 0x1f && body[1] === 0x8b
    if (isPacked && coding !== 'identity') body = await decompressed(body, coding, limit)
    const source = Source.safeParse({ html: decode(body, type), url, retrievedAt: date })
    if (source.success) yield { source: source.data, place: url }
    else yield { damage: `${url || 'a record'}: ${sentenceOf(fieldErrorsOf(source.error))}` }
  } catch (error) {
    yield { damage: `${url}: ${(error as Error).message}` }
  }
}

/** A body without the marks of its chunks; one that has none is as it should be. */
function joined(body: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at < body.length; ) {
    const line = body.toString('latin1', at, at + 40).match(/^([\da-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r\n/i)
    if (!line) return parts.length === 0 ? body : Buffer.concat(parts)
    const size = Number.parseInt(line[1]!, 16)
    if (size === 0) break
    at += line[0].length
    parts.push(body.subarray(at, at + size))
    at += size + 2
  }
  return Buffer.concat(parts)
}
