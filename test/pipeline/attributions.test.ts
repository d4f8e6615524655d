/** Who says what: source, cue and content. */
import t from 'tap'
import type { Quote } from '../../schemas/quote.ts'
import { analyse } from '../../src/analyse.ts'

/** Kind, speaker’s mention, cue and parts of every quote. */
const rows: [text: string, expected: [Quote['kind'], string | null, string | null, ...string[]][]][] = [
  ['“The bridge is safe,” said Ada Moss.', [['direct', 'Ada Moss', 'said', 'The bridge is safe,']]],
  ['“The bridge is safe,” Ada Moss said.', [['direct', 'Ada Moss', 'said', 'The bridge is safe,']]],
  ['Ada Moss said: “The bridge is safe.”', [['direct', 'Ada Moss', 'said', 'The bridge is safe.']]],
  ['Ada Moss said the bridge was safe.', [['indirect', 'Ada Moss', 'said', 'the bridge was safe']]],
]

for (const [text, expected] of rows) {
  t.test(text, async (t) => {
    const { quotes } = analyse({ text, as: 'body' })
    t.same(
      quotes.map(({ kind, speaker, cue, parts }) => [
        kind,
        speaker?.mention?.text ?? null,
        cue?.text ?? null,
        ...parts.map((part) => part.text),
      ]),
      expected,
    )
  })
}
