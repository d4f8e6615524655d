/** Attributions, and check-worthy sentences of the article's own voice, as claims. */
import type { EntityDraft, Layers } from '../stage.ts'
import { stage } from '../stage.ts'
import { certaintyOf } from './certainty.ts'
import { isProposition } from './propositions.ts'
import { quantitiesOf } from './quantities.ts'
import { inOrder, within } from './spans.ts'

type Claim = Layers['claims'][number]

export const claims = stage(
  'claims',
  ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes'],
  ({ article, sentences, times, entities, attributions, quotes }) => {
    const dates = inOrder(times.filter((time) => time.type === 'DATE' || time.type === 'TIME'))
    const quantities = sentences.flatMap((s) => quantitiesOf(article.text, s, within(dates, s)))
    const names = mentionsInOrder(entities)
    const tokens = sentences.flatMap((s) => s.tokens)
    const quoteByStart = new Map(quotes.map((quote, index) => [quote.start, index]))
    return attributions.filter(isProposition).map((attribution): Claim => {
      const { parts, speaker, cue, lemma, polarity, act } = attribution
      const start = parts[0]!.start
      const words = parts.flatMap((part) => within(tokens, part))
      return {
        voice: 'attributed',
        parts,
        start,
        end: parts.at(-1)!.end,
        text: parts.map((part) => part.text).join(' '),
        claimant: speaker,
        cue,
        polarity,
        act,
        certainty: certaintyOf(words, lemma),
        quantities: parts.flatMap((part) => within(quantities, part)),
        quote: quoteByStart.get(start) ?? null,
        entities: [...new Set(parts.flatMap((part) => within(names, part)).map(({ entity }) => entity))],
        checkworthiness: { score: 0, reasons: [] },
      }
    })
  },
)

/** Every mention by name with its entity, in order of the text. */
function mentionsInOrder(entities: readonly EntityDraft[]): { start: number; end: number; entity: string }[] {
  const named = entities.flatMap(({ id, mentions }) =>
    mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => ({ start, end, entity: id })),
  )
  return inOrder(named)
}
