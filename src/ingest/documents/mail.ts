/** Mail (RFC 5322 and MIME), as releases are sent. */
import PostalMime, { type Email } from 'postal-mime'
import { withC1 } from '../../analysis/loader/decode.ts'
import { SourceError } from '../source-error.ts'

/** Characters of the members of a source, at most. */
const [HEADLINE, PUBLISHER] = [1000, 200]

/** What a mail tells of a source. */
export interface Mail {
  html?: string
  text?: string
  headline?: string
  publishedAt?: string
  publisher?: string
}

/**
 * A mail: its page, or its text where it has none; subject, date and the name of the sender. What is attached is passed
 * over.
 * @throws {SourceError}
 */
export async function readMail(file: string, bytes: Uint8Array): Promise<Mail> {
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer' }).catch((error: Error) => {
    throw new SourceError(`${file}: is no mail that can be read (${error.message})`)
  })
  // Node’s decoders leave out what windows-1252 has beyond Latin-1.
  const [html, text, subject, from] = [mail.html, mail.text, mail.subject, mail.from?.name].map((one) =>
    withC1(one ?? ''),
  ) as [string, string, string, string]
  const content = html.trim() !== '' ? { html } : text.trim() !== '' ? { text: unwrapped(text) } : null
  if (!content) throw new SourceError(`${file}: ${isEncrypted(mail) ? 'is encrypted' : 'has no text'}`)
  const headline = subject
    .replace(/^(?:\s*(?:re|fwd?)\s*:)+/i, '')
    .trim()
    .slice(0, HEADLINE)
  const publisher = from.trim().slice(0, PUBLISHER)
  const sent = new Date(mail.date ?? '')
  return {
    ...content,
    ...(headline !== '' && { headline }),
    ...(!Number.isNaN(sent.getTime()) && { publishedAt: sent.toISOString() }),
    ...(publisher !== '' && { publisher }),
  }
}

const isEncrypted = ({ headers, attachments }: Email): boolean =>
  [
    ...headers.filter(({ key }) => key === 'content-type').map(({ value }) => value),
    ...attachments.map((one) => one.mimeType),
  ].some((type) => /^\s*(?:multipart\/encrypted|application\/(?:x-)?pkcs7-mime|application\/pgp-encrypted)/i.test(type))

/** Characters of a line that was wrapped: programs break lines before the eightieth, and not long before. */
const [SHORTEST, LONGEST] = [50, 79]

/** Paragraphs whose lines were wrapped, each in one line again. */
function unwrapped(text: string): string {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/\n[ \t]*\n/)
  return paragraphs
    .map((paragraph) => {
      const lines = paragraph.split('\n')
      const isWrapped =
        lines.every((line) => line.length <= LONGEST) && lines.slice(0, -1).every((line) => line.length >= SHORTEST)
      return isWrapped ? lines.map((line) => line.trim()).join(' ') : paragraph
    })
    .join('\n\n')
}
