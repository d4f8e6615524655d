/** What is shown of an article or a person, as a text and as a page that word processors open. Loaded when it is asked for. */
import type { Article } from '../schemas/article.ts'
import type { EntityDetail } from '../schemas/entity-detail.ts'
import type { Quote } from '../schemas/quote.ts'
import type { Story } from '../schemas/story.ts'
import { dateInWords, whenInWords } from '../src/formats/event-words.ts'
import { articleOf, capitalised, count, momentLabel, titleOf } from './format.ts'
import type { Reading } from './layers.ts'
import type { Saying } from './parts/said.tsx'

/** Where something stood. */
type Source = Pick<Article, 'publisher' | 'publishedAt' | 'url'>

/** A line of a document, and what it is there. */
export interface Line {
  as: 'h1' | 'h2' | 'p' | 'li'
  text: string
}

export interface TakeAway {
  name: string
  lines: Line[]
}

const line =
  (as: Line['as']) =>
  (text: string): Line => ({ as, text: text.replace(/\s+/g, ' ').trim() })
const [title, heading, paragraph, item] = [line('h1'), line('h2'), line('p'), line('li')]

const section = (name: string, items: readonly Line[]) => (items.length > 0 ? [heading(name), ...items] : [])
const sourceOf = ({ publisher, publishedAt, url }: Source) =>
  [publisher, publishedAt && momentLabel(publishedAt), url].filter(Boolean).join(', ')
const wordsOf = ({ kind, text }: Quote) => (kind === 'direct' ? `“${text}”` : text)
const sayerOf = ({ speaker }: Quote) => speaker?.name ?? 'Nobody named'

/** An article with what was found in it. */
export function articleTakeAway({ article, quotes, claims, entities, timeline }: Reading): TakeAway {
  const { id, text, paragraphs, bylines } = article
  const byline = bylines.map(({ name }) => name).join(', ')
  return {
    name: id,
    lines: [
      title(titleOf(article)),
      ...[byline && `By ${byline}`, sourceOf(article)].filter(Boolean).map((words) => paragraph(words as string)),
      ...paragraphs
        .filter(({ role }) => role !== 'headline')
        .map(({ start, end, role }) => (role === 'subheading' ? heading : paragraph)(text.slice(start, end))),
      ...section(
        'Quotes',
        quotes.map((quote) => item(`${sayerOf(quote)}: ${wordsOf(quote)}`)),
      ),
      ...section(
        'Claims',
        claims.map(({ claimant, text, polarity }) =>
          item(`${claimant?.name ?? 'The article'}${polarity === 'denies' ? ' (denied)' : ''}: ${text}`),
        ),
      ),
      ...section(
        'Names',
        entities.map((entity) =>
          item([entity.name, capitalised(entity.type), ...(entity.type === 'person' ? entity.roles : [])].join(', ')),
        ),
      ),
      ...section(
        'Timeline',
        timeline.map((entry) => item(`${capitalised(whenInWords(entry))}: ${entry.text}`)),
      ),
    ],
  }
}

/** A person, or whoever speaks, with everything said. @param said newest first. */
export function personTakeAway(entity: EntityDetail, said: readonly Saying[]): TakeAway {
  const { id, name, aliases, counts, neighbours } = entity
  const uses = entity.type === 'person' ? entity.roleUses : []
  const lines: Line[] = [
    title(name),
    ...(aliases.length > 0 ? [paragraph(`Also written ${aliases.map((alias) => `“${alias}”`).join(', ')}`)] : []),
    paragraph(
      [count(counts.articles, 'article'), count(counts.mentions, 'mention'), count(counts.quotes, 'quote')].join(', '),
    ),
    ...section(
      'Roles',
      uses.map(({ role, first, last }) =>
        item(first && last ? `${role}, ${dateInWords(`${first.slice(0, 7)}/${last.slice(0, 7)}`)}` : role),
      ),
    ),
  ]
  let article: string | null = null
  if (said.length > 0) lines.push(heading('Everything said'))
  for (const { quote, forms } of said) {
    const { articleSummary: source } = quote
    if (quote.article !== article) {
      article = quote.article
      lines.push(paragraph([source?.headline ?? article, source && sourceOf(source)].filter(Boolean).join(', ')))
    }
    const others = new Set(forms.flatMap((form) => form.articleSummary?.publisher ?? []))
    others.delete(source?.publisher ?? '')
    const more = [quote.saidAt && dateInWords(quote.saidAt), others.size > 0 && `also in ${[...others].join(', ')}`]
    const note = more.filter(Boolean).join('; ')
    lines.push(item(`${wordsOf(quote)}${note && ` (${note})`}`))
  }
  lines.push(
    ...section(
      'Named alongside',
      neighbours.map(({ name, type }) => item(`${name}, ${type}`)),
    ),
  )
  return { name: id.split('/')[1]!, lines }
}

/** A story: who printed what, what was said and by whom it is printed, and what happened when. */
export function storyTakeAway({ id, headline, articles, byOutlet, quotes, names, timeline }: Story): TakeAway {
  const all = byOutlet.flatMap(({ articles }) => articles)
  const publishers = new Map(all.map((one) => [one.id, one.publisher]))
  const outlets = (ids: readonly string[]) => {
    const known = [...new Set(ids.flatMap((one) => publishers.get(one) ?? []))]
    return known.length > 0 ? ` (${known.join(', ')})` : ''
  }
  return {
    name: id,
    lines: [
      title(headline ?? id),
      paragraph(count(articles, 'article')),
      ...section(
        'Articles',
        all.map((one) => item([titleOf(one), sourceOf(one)].filter(Boolean).join(', '))),
      ),
      ...section(
        'Quotes',
        quotes.map((quote) => {
          const disputed = quote.isSpeakerDisputed ? ' (the outlets disagree about who said this)' : ''
          return item(`${sayerOf(quote)}${disputed}: ${wordsOf(quote)}${outlets(quote.articles)}`)
        }),
      ),
      ...section(
        'Names',
        names.map(({ name, type }) => item(`${name}, ${type}`)),
      ),
      ...section(
        'Timeline',
        timeline.map((event) =>
          item(`${capitalised(whenInWords(event))}: ${event.text}${outlets(event.sources.map(articleOf))}`),
        ),
      ),
    ],
  }
}

export function asText({ lines }: TakeAway): string {
  const written = lines.map(({ as, text }, i) => {
    const gap = i > 0 && !(as === 'li' && lines[i - 1]!.as === 'li') ? '\n' : ''
    return `${gap}${as === 'li' ? '- ' : ''}${text}\n`
  })
  return written.join('')
}

/** A page by itself: it names its language and its letters, so that a word processor reads it as it is. */
export function asPage({ lines }: TakeAway): string {
  const body = lines.map(({ as, text }, i) => {
    const element = `<${as}>${escaped(text)}</${as}>`
    const opens = as === 'li' && lines[i - 1]?.as !== 'li' ? '<ul>' : ''
    const closes = as === 'li' && lines[i + 1]?.as !== 'li' ? '</ul>' : ''
    return `${opens}${element}${closes}\n`
  })
  const name = escaped(lines[0]?.text ?? '')
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<style>body { font: 12pt/1.4 Georgia, serif; max-width: 42em; margin: 2em auto; } li { margin-bottom: 0.4em; }</style>
</head><body>
${body.join('')}</body></html>
`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Gives a file to the reader. */
export function save(name: string, type: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
