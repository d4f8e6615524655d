/** Bytes of a source as text. */

/** How far into the bytes a page may name its encoding (the HTML standard's limit). */
const PRESCAN_BYTES = 1024

/** What windows-1252 has at 0x80 to 0x9f; Node's decoder leaves these bytes as control characters. */
const c1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/**
 * Decodes a source. The encoding is, in order of trust: the byte order mark, the content type's `charset`, the page's
 * `<meta charset>` or `<meta http-equiv>`, UTF-8 when the bytes are valid UTF-8, else windows-1252. An encoding that
 * nobody knows is passed over. Never throws: bytes that the encoding lacks become U+FFFD.
 */
export function decode(bytes: Uint8Array, contentType?: string | null): string {
  const encoding = encodingOf(bytes, contentType ?? '')
  const text = new TextDecoder(encoding).decode(bytes)
  return encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, (c) => c1[c.charCodeAt(0) - 0x80]!) : text
}

function encodingOf(bytes: Uint8Array, contentType: string): string {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES))
  return (
    known(charset(contentType)) ??
    metaEncoding(known(head.includes('<') ? charset(head.match(/<meta\b[^>]*\bcharset[^>]*>/i)?.[0] ?? '') : null)) ??
    (isUtf8(bytes) ? 'utf-8' : 'windows-1252')
  )
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
