/** How names are compared. */

/** Lower case without diacritics; one kind of apostrophe, no full stops, single spaces for hyphens and white space. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‘’]/g, "'")
    .replace(/[.,]/g, '')
    .replace(/[\s\-‐‑–]+/g, ' ')
    .trim()
    .toLowerCase()
}
