/** How names are compared. */

/** Words of ASCII letters with single spaces, which are compared as they are. */
const plain = /^[\w']+(?: [\w']+)*$/

/** Lower case without diacritics; one kind of apostrophe, no full stops, single spaces for hyphens and white space. */
export function fold(text: string): string {
  if (plain.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[.,]/g, '')
    .replace(/[\s\-‐‑–]+/g, ' ')
    .trim()
    .toLowerCase()
}
