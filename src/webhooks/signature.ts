/** Signatures of what is sent, as the Standard Webhooks specification has them: libraries of receivers check these. */
import { createHmac, randomBytes } from 'node:crypto'

const prefix = 'whsec_'

/** A new key, in the form in which receivers are given it. */
export function newSecret(): string {
  return prefix + randomBytes(32).toString('base64')
}

/**
 * The headers that tell who sent a message and when.
 * @param id the same for each attempt to send it, so that a receiver can tell that it has it.
 * @param seconds since 1970 at which it is sent.
 */
export function signed(secret: string, id: string, seconds: number, body: string): Record<string, string> {
  const key = Buffer.from(secret.slice(prefix.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` }
}
