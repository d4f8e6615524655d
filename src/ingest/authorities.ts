/** Reads an authority file. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Authority } from '../../schemas/authority.ts'
import { Authorities } from '../comparison/authorities.ts'
import { lines } from './lines.ts'

/** Bytes of a line, at most. */
const longest = 2 ** 20

/** The file cannot be used; one line. */
export class AuthoritiesError extends Error {
  override readonly name = 'AuthoritiesError'
}

/** @param file NDJSON of `Authority`. @throws {AuthoritiesError} */
export async function readAuthorities(file: string): Promise<Authorities> {
  const records: Authority[] = []
  const digest = createHash('sha256')
  const refuse = (reason: string) => new AuthoritiesError(`COPYDESK_AUTHORITIES: ${file}: ${reason}`)
  const stream = createReadStream(file)
  try {
    for await (const { number, text } of lines(stream, longest)) {
      if (text === null) throw refuse(`line ${number}: is longer than ${longest} bytes`)
      digest.update(`${text}\n`)
      if (text.trim() === '') continue
      records.push(parsed(text, (reason) => refuse(`line ${number}: ${reason}`)))
    }
  } catch (error) {
    throw error instanceof AuthoritiesError ? error : refuse((error as Error).message)
  }
  return new Authorities(records, digest.digest('base64url').slice(0, 8))
}

function parsed(text: string, refuse: (reason: string) => AuthoritiesError): Authority {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw refuse('is not JSON')
  }
  const read = Authority.safeParse(value)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw refuse(`/${issue!.path.join('/')}: ${issue!.message}`)
}
