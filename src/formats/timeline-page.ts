/** A kept timeline as a page that other pages show in a frame: HTML and CSS alone, nothing that runs or is loaded. */
import type { Article } from '../../schemas/article.ts'
import type { TimelineEntry } from '../../schemas/timeline.ts'
import { whenInWords } from './event-words.ts'

/** An event, and what is told of the article that it comes from. */
export interface Told {
  entry: TimelineEntry
  article: Pick<Article, 'headline' | 'publisher' | 'url' | 'language'>
}

/** The page’s looks; a part of it, so that its digest is all that its policy must allow. */
export const timelinePageStyle = `
:root { color-scheme: light dark; --ink: #1b1e23; --soft: #565d68; --ground: #fff; --line: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7e9ec; --soft: #a9b1bc; --ground: #16181c; --line: #7db1ec; } }
body { margin: 0; padding: 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { margin: 0 0 1rem; font-size: 1.4rem; line-height: 1.25; }
ol { margin: 0; padding: 0; list-style: none; }
li { position: relative; margin: 0 0 0 0.4rem; padding: 0 0 1.25rem 1.4rem; border-left: 2px solid var(--line); }
li:last-child { padding-bottom: 0.25rem; }
li::before { content: ""; position: absolute; top: 0.4em; left: -7px; width: 12px; height: 12px; border-radius: 6px; background: var(--line); }
li.range::before { height: 2em; }
.when { margin: 0; font-weight: 700; }
.when::first-letter { text-transform: uppercase; }
.what { margin: 0; }
.from { margin: 0.1rem 0 0; color: var(--soft); font-size: 0.875rem; }
a { color: inherit; }
a:focus-visible { outline: 3px solid var(--line); outline-offset: 2px; }
@media print { body { padding: 0; } li { break-inside: avoid; } li::before { print-color-adjust: exact; } }
`

/** @param told in the order in which it is shown. */
export function toTimelinePage(headline: string, told: readonly Told[]): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(headline)}</title><style>${timelinePageStyle}</style></head>`,
    `<body><main><h1>${escaped(headline)}</h1><ol>`,
    ...told.map(item),
    '</ol></main></body></html>\n',
  ].join('')
}

function item({ entry, article }: Told): string {
  const { earliest, latest, text } = entry
  const { headline, publisher, language } = article
  const isPoint = earliest === latest
  const when = escaped(whenInWords(entry))
  const from = [publisher, headline]
    .filter((part) => part !== null)
    .map(escaped)
    .join(': ')
  const url = article.url !== null && /^https?:\/\//i.test(article.url) ? escaped(article.url) : null
  return [
    `<li${isPoint ? '' : ' class="range"'}>`,
    `<p class="when">${isPoint ? `<time datetime="${escaped(earliest)}">${when}</time>` : when}</p>`,
    `<p class="what"${language === null ? '' : ` lang="${escaped(language)}"`}>${escaped(text)}</p>`,
    from && `<p class="from">${url ? `<a href="${url}" target="_blank" rel="noopener">${from}</a>` : from}</p>`,
    '</li>',
  ].join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
