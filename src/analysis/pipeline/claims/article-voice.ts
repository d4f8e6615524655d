/** Sentences in which the article itself says something, rather than reporting what somebody says. */
import type { Attribution, Layers, Sentence } from '../stage.ts'
import { inOrder } from './spans.ts'

const SAID_BY_ARTICLE = new Set(['body', 'standfirst'])

/** Statements of the body and standfirst that no attribution touches; no questions, no verbless lines. */
export function articleSentences(
  { paragraphs }: Layers['article'],
  sentences: readonly Sentence[],
  attributions: readonly Attribution[],
): Sentence[] {
  const attributed = inOrder(attributions.flatMap(({ parts, cue, frame }) => [...parts, cue ?? [], frame ?? []].flat()))
  let next = 0
  let reach = 0
  return sentences.filter((sentence) => {
    while (next < attributed.length && attributed[next]!.start < sentence.end) {
      reach = Math.max(reach, attributed[next]!.end)
      next++
    }
    return (
      reach <= sentence.start &&
      SAID_BY_ARTICLE.has(paragraphs[sentence.paragraph]?.role ?? '') &&
      sentence.tokens.some(({ pos }) => pos === 'VERB' || pos === 'AUX') &&
      !sentence.tokens.at(-1)!.text.includes('?')
    )
  })
}
