/** Attributions, claims nobody is named for, and check-worthy sentences of the article's own voice, as claims. */
import type { Span } from '../../../../schemas/span.ts'
import { shownText } from '../../shown-text.ts'
import { afterDateline } from '../dateline.ts'
import type { Attribution, EntityDraft, Layers, Sentence, Token } from '../stage.ts'
import { stage } from '../stage.ts'
import { articleSentences } from './article-voice.ts'
import { certaintyOf } from './certainty.ts'
import { checkworthinessOf } from './checkworthiness.ts'
import { isProposition, saidByOuter } from './propositions.ts'
import { quantitiesOf } from './quantities.ts'
import { inOrder, within } from './spans.ts'
import { unsourcedIn } from './unsourced.ts'

type Claim = Layers['claims'][number]
/** Of a claim, what its words do not tell by themselves. */
type Known = Pick<Claim, 'voice' | 'claimant' | 'cue' | 'polarity' | 'act' | 'certainty' | 'quote'>

/** Check-worthiness from which a sentence of the article's own voice is a claim: where F1 on labelled news was best. */
const WORTH_A_CLAIM = 0.5

export const claims = stage(
  'claims',
  ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes'],
  ({ article, sentences, times, entities, attributions, quotes }) => {
    const dates = inOrder(times.filter((time) => time.type === 'DATE' || time.type === 'TIME'))
    const quantities = sentences.flatMap((sentence) => quantitiesOf(article.text, sentence, within(dates, sentence)))
    const names = mentionsInOrder(entities)
    const places = new Map(
      entities.flatMap(({ type, mentions }) =>
        type === 'place' ? mentions.map(({ start, end }) => [start, end] as const) : [],
      ),
    )
    const allTokens = sentences.flatMap((sentence) => sentence.tokens)
    const quoteByStart = new Map(quotes.map((quote, index) => [quote.start, index]))

    const claim = (parts: Span[], tokens: readonly Token[], known: Known): Claim => {
      const numbers = parts.flatMap((part) => within(quantities, part))
      return {
        ...known,
        parts,
        start: parts[0]!.start,
        end: parts.at(-1)!.end,
        text: shownText(article.text, { parts, cue: known.cue }),
        quantities: numbers,
        entities: [...new Set(parts.flatMap((part) => within(names, part)).map(({ entity }) => entity))],
        checkworthiness: checkworthinessOf(tokens, numbers),
      }
    }

    const tokensOf = ({ parts }: Attribution) => parts.flatMap((part) => within(allTokens, part))
    const propositions = attributions.filter((attribution) => isProposition(attribution, tokensOf(attribution)))
    const echoes = saidByOuter(propositions)
    const attributed = propositions
      .filter((attribution) => !echoes.has(attribution))
      .map((attribution) => {
        const { parts, speaker, cue, lemma, polarity, act } = attribution
        const tokens = tokensOf(attribution)
        const quote = quoteByStart.get(parts[0]!.start) ?? null
        const certainty = certaintyOf(tokens, lemma)
        return claim(parts, tokens, { voice: 'attributed', claimant: speaker, cue, polarity, act, certainty, quote })
      })

    const fromSentence = (sentence: Sentence): Claim[] => {
      const nobody = { claimant: null, polarity: 'asserts', quote: null } as const
      const unsourced = unsourcedIn(article.text, sentence)
      if (unsourced) {
        const { parts, tokens, cue, act, certainty } = unsourced
        return [claim(parts, tokens, { ...nobody, voice: 'attributed', cue, act, certainty })]
      }
      const opens = article.paragraphs[sentence.paragraph]?.start === sentence.start
      const place = places.get(sentence.start)
      const tokens = opens ? sentence.tokens.slice(afterDateline(sentence.tokens, place)) : sentence.tokens
      const { start } = tokens[0]!
      const { end } = sentence
      const own = claim([{ start, end, text: article.text.slice(start, end) }], tokens, {
        ...nobody,
        voice: 'article',
        cue: null,
        act: 'state',
        certainty: certaintyOf(tokens, null),
      })
      return own.checkworthiness.score >= WORTH_A_CLAIM ? [own] : []
    }
    return inOrder([...attributed, ...articleSentences(article, sentences, attributions).flatMap(fromSentence)])
  },
)

/** Every mention by name with its entity, in order of the text. */
function mentionsInOrder(entities: readonly EntityDraft[]): { start: number; end: number; entity: string }[] {
  const named = entities.flatMap(({ id, mentions }) =>
    mentions.filter(({ kind }) => kind === 'name').map(({ start, end }) => ({ start, end, entity: id })),
  )
  return inOrder(named)
}
