/** Attributions, and check-worthy sentences of the article's own voice, as claims. */
import type { Span } from '../../../schemas/span.ts'
import type { EntityDraft, Layers, Token } from '../stage.ts'
import { stage } from '../stage.ts'
import { articleSentences } from './article-voice.ts'
import { certaintyOf } from './certainty.ts'
import { checkworthinessOf } from './checkworthiness.ts'
import { isProposition } from './propositions.ts'
import { quantitiesOf } from './quantities.ts'
import { inOrder, within } from './spans.ts'

type Claim = Layers['claims'][number]

/** Check-worthiness from which a sentence of the article's own voice is a claim: where F1 on labelled news was best. */
const WORTH_A_CLAIM = 0.5

export const claims = stage(
  'claims',
  ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes'],
  ({ article, sentences, times, entities, attributions, quotes }) => {
    const dates = inOrder(times.filter((time) => time.type === 'DATE' || time.type === 'TIME'))
    const quantities = sentences.flatMap((sentence) => quantitiesOf(article.text, sentence, within(dates, sentence)))
    const names = mentionsInOrder(entities)
    const tokens = sentences.flatMap((sentence) => sentence.tokens)
    const quoteByStart = new Map(quotes.map((quote, index) => [quote.start, index]))

    /** What a claim owes to its words alone, and who answers for it. */
    const claim = (parts: Span[], words: Token[], lemma: string | null, source: Source): Claim => {
      const numbers = parts.flatMap((part) => within(quantities, part))
      return {
        ...source,
        parts,
        start: parts[0]!.start,
        end: parts.at(-1)!.end,
        text: parts.map((part) => part.text).join(' '),
        certainty: certaintyOf(words, lemma),
        quantities: numbers,
        entities: [...new Set(parts.flatMap((part) => within(names, part)).map(({ entity }) => entity))],
        checkworthiness: checkworthinessOf(words, numbers),
      }
    }
    const attributed = attributions.flatMap((attribution) => {
      const { parts, speaker, cue, lemma, polarity, act } = attribution
      const words = parts.flatMap((part) => within(tokens, part))
      if (!isProposition(attribution, words)) return []
      const quote = quoteByStart.get(parts[0]!.start) ?? null
      return [claim(parts, words, lemma, { voice: 'attributed', claimant: speaker, cue, polarity, act, quote })]
    })
    const own = articleSentences(article, sentences, attributions)
      .map(({ start, end, tokens }) =>
        claim([{ start, end, text: article.text.slice(start, end) }], tokens, null, ARTICLE),
      )
      .filter(({ checkworthiness }) => checkworthiness.score >= WORTH_A_CLAIM)
    return inOrder([...attributed, ...own])
  },
)

type Source = Pick<Claim, 'voice' | 'claimant' | 'cue' | 'polarity' | 'act' | 'quote'>
const ARTICLE: Source = {
  voice: 'article',
  claimant: null,
  cue: null,
  polarity: 'asserts',
  act: 'state',
  quote: null,
}

/** Every mention by name with its entity, in order of the text. */
function mentionsInOrder(entities: readonly EntityDraft[]): { start: number; end: number; entity: string }[] {
  const named = entities.flatMap(({ id, mentions }) =>
    mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => ({ start, end, entity: id })),
  )
  return inOrder(named)
}
