/** Values of metadata, cleaned. */
import { cleanLine } from '../clean.ts'

/** Values longer than this say nothing that a line could. */
const LONGEST_VALUE = 2000

/** One clean line; null when there is nothing in it. Metadata is often escaped twice. */
export function line(text: string | null | undefined): string | null {
  const unescaped = (text ?? '')
    .slice(0, LONGEST_VALUE)
    .replace(/&#(?:(\d{2,6})|x([\da-f]{2,5}));/gi, (all, decimal, hexadecimal) => {
      const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16)
      return code <= 0x10ffff ? String.fromCodePoint(code) : all
    })
    .replace(entity, (_, name: keyof typeof entities) => entities[name])
    .replace(/<[^<>]{1,100}>/g, ' ')
  return cleanLine(unescaped) || null
}

export function lines(texts: readonly (string | null | undefined)[]): string[] {
  return texts.map(line).filter((text) => text !== null)
}

/** An address of the web in full; null when it is none. */
export function absolute(href: string | null | undefined, base: string | null): string | null {
  if (!href || !URL.canParse(href, base ?? undefined)) return null
  const { protocol, href: url } = new URL(href, base ?? undefined)
  return protocol === 'http:' || protocol === 'https:' ? url : null
}

/** Those that are left in metadata; parsing has resolved all of them once. */
const entities = {
  amp: '&',
  quot: '"',
  apos: "'",
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
}
const entity = new RegExp(`&(${Object.keys(entities).join('|')});`, 'g')
