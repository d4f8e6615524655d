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

/**
 * The slug or id of a person without the one middle initial of the name: “liz-moss” of “liz-b-moss”. Of several initials
 * none is left out.
 */
export function withoutInitial(name: string): string {
  return name.replace(/^([^-]+(?:-[^-]{2,})*)-[a-z]-(?=[^-]{2,}(?:-[^-]{2,})*$)/, '$1-')
}
