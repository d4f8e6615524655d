/** Attributions, and check-worthy sentences of the article's own voice, as claims. */
import type { EntityDraft, Layers } from '../stage.ts'
import { type Attribution, stage } from '../stage.ts'
import { quantitiesOf } from './quantities.ts'

type Claim = Layers['claims'][number]

export const claims = stage(
  'claims',
  ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes'],
  ({ article, sentences, times, entities, attributions, quotes }) => {
    const quantities = sentences.flatMap((sentence, i) => quantitiesOf(article.text, sentence, timesBySentence[i]!))
    const namesByStart = mentionsInOrder(entities)
    const quoteByStart = new Map(quotes.map((quote, index) => [quote.start, index]))
    return attributions.filter(isProposition).map((attribution): Claim => {
      const { parts, speaker, cue, lemma } = attribution
      const start = parts[0]!.start
      return {
        voice: 'attributed',
        parts,
        start,
        end: parts.at(-1)!.end,
        text: parts.map((part) => part.text).join(' '),
        claimant: speaker,
        cue,
        polarity: lemma === 'deny' ? 'denies' : 'asserts',
        act: 'state',
        certainty: 'certain',
        quantities: [],
        quote: quoteByStart.get(start) ?? null,
        entities: entitiesWithin(namesByStart, parts),
        checkworthiness: { score: 0, reasons: [] },
      }
    })
  },
)

/** At least three words and no question: what can be true or false. */
function isProposition({ parts }: Attribution): boolean {
  const text = parts.map((part) => part.text).join(' ')
  return !text.trimEnd().endsWith('?') && text.split(/\s+/).length >= 3
}

interface NamedAt {
  start: number
  end: number
  entity: string
}

/** Every mention by name, in order of the text. */
function mentionsInOrder(entities: readonly EntityDraft[]): NamedAt[] {
  return entities
    .flatMap(({ id, mentions }) =>
      mentions.filter((mention) => mention.kind === 'name').map(({ start, end }) => ({ start, end, entity: id })),
    )
    .sort((a, b) => a.start - b.start)
}

/** The entities named inside some spans, each once, in order of appearance. */
function entitiesWithin(named: readonly NamedAt[], spans: readonly { start: number; end: number }[]): string[] {
  const found = new Set<string>()
  for (const { start, end } of spans) {
    for (let i = firstAtOrAfter(named, start); i < named.length && named[i]!.start < end; i++) {
      if (named[i]!.end <= end) found.add(named[i]!.entity)
    }
  }
  return [...found]
}

/** Index of the first item that starts at or after an offset; items are sorted by start. */
function firstAtOrAfter(items: readonly { start: number }[], offset: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (items[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
