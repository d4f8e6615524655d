import { z } from 'zod'
import { Moment } from './moment.ts'

/** What a paragraph is in the article. */
export const ParagraphRole = z.enum(['headline', 'standfirst', 'subheading', 'body', 'caption'])
export type ParagraphRole = z.infer<typeof ParagraphRole>

/** A paragraph of `article.text`, by its offsets (UTF-16, end exclusive). */
export const Paragraph = z
  .object({ start: z.int().min(0), end: z.int().min(0), role: ParagraphRole })
  .meta({ id: 'Paragraph', description: 'A paragraph of the article’s text and what it is.' })
export type Paragraph = z.infer<typeof Paragraph>

/** Somebody named as author of the article. */
export const Byline = z
  .object({
    name: z.string().min(1),
    role: z.string().nullable().meta({ description: 'As printed, e.g. “Policy Correspondent”; null when none is.' }),
  })
  .meta({ id: 'Byline', description: 'An author as credited on the page.' })
export type Byline = z.infer<typeof Byline>

/** Text of the page that is not the article, and why it was left out. */
export const Furniture = z
  .object({
    text: z.string(),
    reason: z.string().meta({ description: 'Why it was left out, e.g. `appeal`, `comments`, `share`, `sign-up`.' }),
  })
  .meta({ id: 'Furniture', description: 'A piece of the page that was left out of the article.' })
export type Furniture = z.infer<typeof Furniture>

/** A hyperlink of the article’s own text. */
export const Link = z
  .object({ url: z.string(), text: z.string() })
  .meta({ id: 'Link', description: 'A link in the article.' })
export type Link = z.infer<typeof Link>

/** Which source the article was read from. */
export const SourceNote = z
  .object({
    format: z.enum(['html', 'text']),
    sha256: z.string().length(64).meta({ description: 'Digest of the source as it was sent, in hexadecimal.' }),
    name: z.string().nullable().meta({ description: 'File name or other name of the source, when it had one.' }),
  })
  .meta({ id: 'SourceNote', description: 'Which source the article was read from.' })

/** A picture of the article, as the page gives it; it is not fetched. */
export const Image = z
  .object({
    url: z.string(),
    caption: z.string().nullable(),
    credit: z.string().nullable().meta({ description: 'Who made or owns it, as printed.' }),
    width: z.int().min(1).nullable().meta({ description: 'Pixels, as the page states them.' }),
    height: z.int().min(1).nullable(),
  })
  .meta({ id: 'Image', description: 'A picture of the article.' })
export type Image = z.infer<typeof Image>

/** What sort of article it is. */
export const ArticleKind = z.enum(['news', 'live', 'opinion', 'analysis', 'review', 'interview', 'release'])
export type ArticleKind = z.infer<typeof ArticleKind>

/** An entry of a live blog: a stretch of `article.text`, with what the page prints at it. */
export const Post = z
  .object({
    start: z.int().min(0),
    end: z.int().min(0),
    headline: z.string().nullable().meta({ description: 'A subheading of the text, when the entry has one.' }),
    publishedAt: Moment.nullable(),
    bylines: z.array(Byline),
  })
  .meta({ id: 'Post', description: 'An entry of a live blog, by its offsets.' })
export type Post = z.infer<typeof Post>

/** The clean article. Every other record of the same analysis points into its `text`. */
export const Article = z
  .object({
    id: z
      .string()
      .min(1)
      .meta({ description: 'Publication date and slug of the headline; `-2` and so on on a clash.' }),
    headline: z.string().nullable(),
    standfirst: z.string().nullable().meta({ description: 'The summary line under the headline.' }),
    bylines: z.array(Byline),
    publisher: z.string().nullable(),
    publishedAt: Moment.nullable().meta({
      description:
        'A full date, or a date-time where the page gives the time and its zone (RFC 3339): the day that the page shows at its headline, else what its metadata states, else the day in its address. A day that the page shows as that of a change is the publication’s only where nothing else tells. Null when the page does not say.',
    }),
    modifiedAt: Moment.nullable().meta({
      description:
        'As `publishedAt`; null when the page does not say, or says that it was changed before it was published.',
    }),
    language: z.string().nullable().meta({ description: 'BCP 47 primary tag; null when it could not be told.' }),
    url: z.string().nullable().meta({ description: 'As the caller gave it, else what the page calls canonical.' }),
    section: z.string().nullable().meta({ description: 'As the page states it: “Politics”.' }),
    keywords: z.array(z.string()).meta({ description: 'As the page states them, each once.' }),
    kind: ArticleKind.nullable().meta({ description: 'Null when neither type, section, address nor headline tells.' }),
    kindReason: z.string().nullable().meta({
      description:
        'What told the kind: `type OpinionNewsArticle`, `section Opinion`, `address opinion`, `headline Review`, `posts`, `dateline` of a press release.',
    }),
    isAccessibleForFree: z.boolean().nullable().meta({ description: 'As the page states it; null when it does not.' }),
    images: z.array(Image).meta({ description: 'The lead picture first.' }),
    posts: z
      .array(Post)
      .meta({ description: 'The entries of a live blog in the text’s order; of other articles none.' }),
    text: z.string().meta({ description: 'Headline, standfirst and body paragraphs joined by a blank line.' }),
    paragraphs: z.array(Paragraph),
    wordCount: z.int().min(0),
    source: SourceNote,
    furniture: z.array(Furniture).optional().meta({ description: 'Only with `?include=furniture`.' }),
    links: z.array(Link),
  })
  .meta({
    id: 'Article',
    description: 'The clean article: what every span of every other record points into.',
  })
export type Article = z.infer<typeof Article>

/** What a list shows of an article. */
export const ArticleSummary = Article.pick({
  id: true,
  headline: true,
  standfirst: true,
  bylines: true,
  publisher: true,
  publishedAt: true,
  modifiedAt: true,
  language: true,
  url: true,
  section: true,
  keywords: true,
  kind: true,
  isAccessibleForFree: true,
  wordCount: true,
}).meta({ id: 'ArticleSummary', description: 'An article as listed.' })
export type ArticleSummary = z.infer<typeof ArticleSummary>
