/** Joins the article's own blocks into its text and paragraphs. */
import { type ArticleLayer, stage } from './stage.ts'

const kept = new Set(['headline', 'standfirst', 'subheading', 'body', 'caption'])

export const article = stage('article', ['page', 'furniture'], ({ page, furniture }): ArticleLayer => {
  const paragraphs: ArticleLayer['paragraphs'] = []
  let text = ''
  if (page.as === 'body') {
    text = page.text
    for (const line of text.matchAll(/[^\r\n]*\S[^\r\n]*/g)) {
      const start = line.index + line[0].search(/\S/)
      paragraphs.push({ start, end: line.index + line[0].trimEnd().length, role: 'body' })
    }
  } else {
    for (const [i, block] of page.blocks.entries()) {
      const role = furniture[i]!.role
      if (!kept.has(role)) continue
      if (text !== '') text += '\n\n'
      paragraphs.push({ start: text.length, end: text.length + block.text.length, role: role as 'body' })
      text += block.text
    }
  }
  return {
    ...page.meta,
    text,
    paragraphs,
    wordCount: text.match(/\S+/g)?.length ?? 0,
    furniture: page.blocks.flatMap((block, i) => {
      const verdict = furniture[i]!
      return verdict.role === 'furniture' ? [{ text: block.text, reason: verdict.reason }] : []
    }),
    links: page.links,
  }
})
