/**
 * Lower-case ASCII words joined by hyphens, for ids: marks are stripped from letters, everything else that is neither
 * letter nor digit separates. Cut at a word before `max` characters. Empty when the text has no Latin letter or digit.
 */
export function slug(text: string, max = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= max) return words
  const cut = words.lastIndexOf('-', max)
  return words.slice(0, cut > 0 ? cut : max)
}
