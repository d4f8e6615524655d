/** Finds who says what: source, cue and content. */
import { type Attribution, stage } from './stage.ts'

export const attributions = stage('attributions', ['article', 'sentences', 'entities'], ({ article }) => {
  const found: Attribution[] = []
  for (const match of article.text.matchAll(/“([^“”\n]+)”/g)) {
    const span = { start: match.index + 1, end: match.index + match[0].length - 1, text: match[1]! }
    found.push({
      parts: [span],
      verbatim: [span],
      speaker: null,
      addressee: null,
      cue: null,
      lemma: null,
      mode: 'speech',
      act: 'state',
      polarity: 'asserts',
      negated: false,
      clause: true,
      frame: null,
    })
  }
  return found
})
