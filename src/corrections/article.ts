/** Corrections of the article itself. Its text stays as it is printed: every record points into it. */
import type { Article, Paragraph } from '../../schemas/article.ts'
import type { ArticleCorrection } from './correction.ts'

/** The article with other values for some of its members. */
export function correctArticle(article: Article, change: ArticleCorrection['change']): Article {
  const corrected = { ...article, ...change }
  for (const role of ['headline', 'standfirst'] as const)
    if (change[role]) corrected.paragraphs = withRole(corrected, role, change[role])
  const { publishedAt, modifiedAt } = corrected
  // What was changed before it was published was not changed.
  const changedBefore = publishedAt !== null && modifiedAt !== null && Date.parse(modifiedAt) < Date.parse(publishedAt)
  return changedBefore ? { ...corrected, modifiedAt: null } : corrected
}

/** The paragraphs, in which the one that has these words is the headline or the standfirst, and no other. */
function withRole({ text, paragraphs }: Article, role: 'headline' | 'standfirst', words: string): Paragraph[] {
  const one = paragraphs.find(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim() === words)
  if (!one || one.role === role) return paragraphs
  return paragraphs.map((paragraph) => {
    if (paragraph === one) return { ...paragraph, role }
    return paragraph.role === role ? { ...paragraph, role: 'body' } : paragraph
  })
}
