/** Joins the article's own blocks into its text and paragraphs, and what page and blocks tell into its metadata. */
import type { Paragraph, ParagraphRole } from '../../../schemas/article.ts'
import { type ArticleLayer, type BlockRole, type Page, type PageMeta, stage } from '../stage.ts'
import { languageOf } from './language.ts'

const kept: ReadonlySet<string> = new Set<ParagraphRole>(['headline', 'standfirst', 'subheading', 'body', 'caption'])

export const article = stage('article', ['page', 'furniture'], ({ page, furniture }): ArticleLayer => {
  const { text, paragraphs } = page.as === 'body' ? linesOf(page.text) : joined(page, furniture)
  const meta = metaOf(page.meta, furniture)
  return {
    ...meta,
    language: languageOf(bodyOf(text, paragraphs)) ?? meta.language,
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

/** Every line of the text as a body paragraph; the text itself stays as it is. */
function linesOf(text: string): { text: string; paragraphs: Paragraph[] } {
  const paragraphs: Paragraph[] = []
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const start = line.index + line[0].length - line[0].trimStart().length
    const end = line.index + line[0].trimEnd().length
    if (end > start) paragraphs.push({ start, end, role: 'body' })
  }
  return { text, paragraphs }
}

/** Headline and standfirst first, wherever the page had them, then the rest in the page's order. */
function joined(page: Page, roles: readonly BlockRole[]): { text: string; paragraphs: Paragraph[] } {
  const top: [string, ParagraphRole][] = []
  const rest: [string, ParagraphRole][] = []
  for (const [i, { text }] of page.blocks.entries()) {
    const { role } = roles[i]!
    if (role === 'headline' || role === 'standfirst') top.push([text, role])
    else if (kept.has(role)) rest.push([text, role as ParagraphRole])
  }
  top.sort(([, a], [, b]) => Number(a === 'standfirst') - Number(b === 'standfirst'))
  const pieces: string[] = []
  const paragraphs: Paragraph[] = []
  let at = 0
  for (const [text, role] of [...top, ...rest]) {
    paragraphs.push({ start: at, end: at + text.length, role })
    pieces.push(text)
    at += text.length + 2
  }
  return { text: pieces.join('\n\n'), paragraphs }
}

/** The page's own metadata outranks what its blocks tell; of the blocks, the first that tells. */
function metaOf(meta: PageMeta, roles: readonly BlockRole[]): PageMeta {
  const merged = { ...meta }
  for (const { tells } of roles) {
    if (!tells) continue
    merged.headline ??= tells.headline ?? null
    merged.standfirst ??= tells.standfirst ?? null
    merged.publisher ??= tells.publisher ?? null
    merged.publishedAt ??= tells.publishedAt ?? null
    merged.modifiedAt ??= tells.modifiedAt ?? null
    if (meta.bylines.length === 0) merged.bylines = withBylines(merged.bylines, tells.bylines ?? [])
  }
  return merged
}

function withBylines(bylines: PageMeta['bylines'], more: PageMeta['bylines']): PageMeta['bylines'] {
  const all = [...bylines]
  for (const byline of more) {
    const known = all.findIndex(({ name }) => name.toLowerCase() === byline.name.toLowerCase())
    if (known < 0) all.push(byline)
    else all[known] = { ...all[known]!, role: all[known]!.role ?? byline.role }
  }
  return all
}

function bodyOf(text: string, paragraphs: readonly Paragraph[]): string {
  return paragraphs
    .filter(({ role }) => role === 'body')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n')
}
