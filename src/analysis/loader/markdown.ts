/** Markdown, as programs make of pages: which texts are written in it, and the text without its marks. */

/** “](https://…)”, “](/news/…)”: where a link of Markdown ends. */
const LINK_END = /\]\((?:https?:|\/|#|<|mailto:|[\w-]+\.\w)/g
/** Links that tell Markdown from a text that happens to hold one; a text with fewer has headings, too. */
const [FEWEST_LINKS, FEWEST_BESIDE_HEADING] = [5, 1]
const HEADING = /^#{1,6} \S/m

/** What stands for nothing: rules, underlines of headings, the second line of a table, where links of the text lead. */
const EMPTY = /^\s*(?:(?:[*_-] ?){3,}|=+|\|?(?:\s?:?-+:?\s?\|)+(?:\s?:?-+:?)?|\[[^\]\s]{1,20}\]: ?\S+.*)\s*$/
const OPENING = /^\s*(?:>\s?)*(?:#{1,6}\s+|[*+-]\s+)?(?:#{1,6}\s+)?/
const TARGET = '\\((?:<[^<>]*>|(?:[^()\\s]|\\([^()\\s]*\\))*)(?:\\s+"[^"]*")?\\)'
const PICTURE = new RegExp(`!\\[[^\\[\\]]*\\]${TARGET}`, 'g')
const LINK = new RegExp(`\\[([^\\[\\]]*)\\](?:${TARGET}|\\[\\d{0,4}\\])`, 'g')
const STRONG = /(\*\*|__)(?=\S)([^*_]+)(?<=\S)\1/g
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_])(?=\S)([^*_]+)(?<=\S)\1(?![\p{L}\p{N}*_])/gu
/** “**_both_**” */
const BOTH = /(\*\*|__)([*_])(?=\S)([^*_]+)(?<=\S)\2\1/g
const ESCAPED = /\\([\\`*_{}[\]()#+.!|>~-])/g

/** True for a dump that a program wrote in Markdown. */
export function isMarkdown(text: string): boolean {
  let links = 0
  for (const _ of text.matchAll(LINK_END)) if (++links >= FEWEST_LINKS) return true
  return links >= FEWEST_BESIDE_HEADING && HEADING.test(text)
}

/** A line of Markdown as a browser would show it; pictures and rules are nothing. */
export function withoutMarks(line: string): string {
  if (EMPTY.test(line)) return ''
  return line
    .replace(OPENING, '')
    .replace(PICTURE, '')
    .replace(LINK, '$1')
    .replace(LINK, '$1')
    .replace(BOTH, '$3')
    .replace(STRONG, '$2')
    .replace(EMPHASIS, '$2')
    .replace(ESCAPED, '$1')
}
