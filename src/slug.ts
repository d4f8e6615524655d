/** Latin letters that are no plain letter with a mark. */
const whole: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
}

/**
 * Lower-case ASCII words joined by hyphens, for ids: marks are stripped from letters, everything else that is neither
 * letter nor digit separates. Cut at a word before `max` characters. Empty when the text has no Latin letter or digit.
 */
export function slug(text: string, max = 80): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replace(/[ßøłæœđðþıħŧŋ]/g, (letter) => whole[letter]!)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (words.length <= max) return words
  const cut = words.lastIndexOf('-', max)
  return words.slice(0, cut > 0 ? cut : max)
}
