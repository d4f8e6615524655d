/** Bytes of a source as text. */

/** How far into the bytes a page may name its encoding (the HTML standard's limit). */
const PRESCAN_BYTES = 1024
/** How far it may where they are no UTF-8; browsers look beyond the limit, too. */
const LATE_BYTES = 64 * 1024

/** What windows-1252 has at 0x80 to 0x9f; Node's decoder leaves these bytes as control characters. */
const c1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/**
 * Decodes a source. The encoding is, in order of trust: the byte order mark, the content type's `charset`, UTF-16 when
 * every other byte of the first is zero, the page's `<?xml encoding>`, `<meta charset>` or `<meta http-equiv>`, UTF-8 when
 * the bytes are valid UTF-8, what a later `<meta>` says, else windows-1252. An encoding that
 * nobody knows is passed over. Never throws: bytes that the encoding lacks become U+FFFD.
 */
export function decode(bytes: Uint8Array, contentType?: string | null): string {
  const encoding = encodingOf(bytes, contentType ?? '')
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? withC1(text) : text
}

/** What was decoded from windows-1252, with the characters that Node's decoder leaves out. */
export const withC1 = (text: string): string => text.replace(/[\x80-\x9f]/g, (c) => c1[c.charCodeAt(0) - 0x80]!)

function encodingOf(bytes: Uint8Array, contentType: string): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return (
    known(charset(contentType)) ??
    utf16Of(bytes) ??
    declaredIn(bytes.subarray(0, PRESCAN_BYTES)) ??
    (isUtf8(bytes) ? 'utf-8' : (declaredIn(bytes.subarray(0, LATE_BYTES)) ?? 'windows-1252'))
  )
}

/** What the page's own tags say. */
function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes)
  const xml = head.match(/^\s*<\?xml\s[^>]{0,100}\bencoding\s*=\s*["']([\w.:-]+)/i)?.[1]
  return metaEncoding(known(charset(tagWithCharset(head))) ?? known(xml ?? null))
}

/** The first `<meta>` that names an encoding; empty when there is none. */
function tagWithCharset(head: string): string {
  return head.match(/<meta\b[^<>]*>/gi)?.find((tag) => /\bcharset\s*=/i.test(tag)) ?? ''
}

/** In bytes: what is looked at for zeros, and the least that tells something. */
const [ZEROS_IN, FEWEST_BYTES] = [64, 8]

/** UTF-16 without a byte order mark: of the first characters, all in Latin, one byte is zero and always the same. */
function utf16Of(bytes: Uint8Array): string | null {
  const head = bytes.subarray(0, ZEROS_IN)
  if (head.length < FEWEST_BYTES) return null
  const zeros = (at: number) => head.every((byte, i) => (i % 2 === at ? byte === 0 : byte !== 0))
  return zeros(1) ? 'utf-16le' : zeros(0) ? 'utf-16be' : null
}

/** The value of `charset=` in a content type or a tag. */
function charset(text: string): string | null {
  return text.match(/\bcharset\s*=\s*["']?([\w.:-]+)/i)?.[1] ?? null
}

function known(label: string | null): string | null {
  if (!label) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

/** A tag that could be read as bytes of ASCII is not UTF-16, whatever it says. */
function metaEncoding(encoding: string | null): string | null {
  return encoding?.startsWith('utf-16') ? 'utf-8' : encoding
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
