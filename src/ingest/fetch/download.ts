/** One request: bounded in time and bytes, and decompressed within the same bound. */
import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { type Dispatcher, request } from 'undici'
import { PrivateAddressError } from '../../network/addresses.ts'
import { FetchError } from './fetch-error.ts'

/** Milliseconds in which an answer must be whole. */
const TIMEOUT = 30_000
/** Bytes of the body of an answer that nobody reads, which are still taken so that the connection can go on. */
const UNREAD = 16_384

const decoders: Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  br: promisify(brotliDecompress),
}

export interface Download {
  status: number
  /** The value of a header; null when there is none. */
  header(name: string): string | null
  /** Empty unless the status is 200. */
  body: Buffer
}

export interface DownloadOptions {
  dispatcher: Dispatcher
  headers: Record<string, string>
  signal: AbortSignal
  /** Bytes of the body, at most, as it comes and as it is meant. */
  limit: number
}

/** @throws {FetchError} when there is no answer within the bounds. */
export async function download(url: URL, { dispatcher, headers, signal, limit }: DownloadOptions): Promise<Download> {
  const late = AbortSignal.timeout(TIMEOUT)
  try {
    const answer = await request(url, {
      dispatcher,
      headers: { ...headers, 'accept-encoding': 'gzip, br' },
      signal: AbortSignal.any([signal, late]),
    })
    const header = (name: string) => [answer.headers[name]].flat()[0] ?? null
    const status = answer.statusCode
    if (status !== 200) {
      await answer.body.dump({ limit: UNREAD }).catch(() => {})
      return { status, header, body: Buffer.alloc(0) }
    }
    const body = await decoded(await bounded(answer.body, limit), header('content-encoding'), limit)
    return { status, header, body }
  } catch (error) {
    if (error instanceof FetchError) throw error
    if (error instanceof PrivateAddressError)
      throw new FetchError(`${error.message}; COPYDESK_FETCH_PRIVATE=yes allows it`, { passes: false })
    if (late.aborted) throw new FetchError(`no whole answer within ${TIMEOUT / 1000} seconds`, { passes: true })
    throw new FetchError((error as Error).message || String((error as { code?: unknown }).code), { passes: true })
  }
}

async function bounded(body: AsyncIterable<Buffer>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > limit) throw tooLarge(limit)
    parts.push(part)
  }
  return Buffer.concat(parts)
}

async function decoded(bytes: Buffer, coding: string | null, limit: number): Promise<Buffer> {
  let body = bytes
  const codings = (coding ?? '')
    .toLowerCase()
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '' && one !== 'identity')
  for (const one of codings.reverse()) body = await decompressed(body, one, limit)
  return body
}

/**
 * Decompresses bytes.
 * @throws {FetchError} when there would be more than `limit`, or they are damaged.
 */
export async function decompressed(bytes: Buffer, coding: string, limit: number): Promise<Buffer> {
  const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined
  if (!decode) throw new FetchError(`its content coding ${JSON.stringify(coding)} is not known`, { passes: false })
  return decode(bytes, { maxOutputLength: limit }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit)
    throw new FetchError(`its compressed body is damaged: ${error.message}`, { passes: true })
  })
}

const tooLarge = (limit: number) => new FetchError(`has more than ${limit} bytes`, { passes: false })
