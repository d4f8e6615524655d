/** Attributions as quotes. */
import { stage } from './stage.ts'

export const quotes = stage('quotes', ['article', 'attributions'], ({ article, attributions }) =>
  attributions.map(({ parts, verbatim, speaker, cue }) => {
    const start = parts[0]!.start
    const whole = verbatim.length === parts.length && verbatim.every((v, i) => v.text === parts[i]!.text)
    return {
      kind: whole ? 'direct' : verbatim.length > 0 ? 'mixed' : 'indirect',
      parts,
      verbatim,
      text: parts.map((part) => part.text).join(' '),
      start,
      end: parts.at(-1)!.end,
      speaker,
      cue,
      paragraph: article.paragraphs.findIndex((p) => p.start <= start && start < p.end),
      saidAt: null,
    }
  }),
)
