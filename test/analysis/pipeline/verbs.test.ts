import t from 'tap'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { runPipeline } from '../../../src/analysis/pipeline/index.ts'

/** Each verb group of the text with where it points. */
const rows: [text: string, groups: string[]][] = [
  ['The mayor resigned.', ['resigned past']],
  ['The mayor will resign.', ['will resign future']],
  ['The mayor is expected to resign.', ['is expected to resign future']],
  ['The mayor wants to resign.', ['wants to resign future']],
  ['The mayor is alleged to have resigned.', ['is present', 'to have resigned past']],
  ['The mayor expects to have left.', ['expects to have left future']],
  ['The mayor has resigned.', ['has resigned past']],
  ['The mayor had been told.', ['had been told past']],
  ['The mayor would have resigned.', ['would have resigned past']],
  ['The mayor is tired.', ['is present']],
  ['They met to plan a march.', ['met to plan past']],
  ['The march was postponed.', ['was postponed future']],
  ['They watched a sweeping set of drills.', ['watched past']],
  ['On Monday he hedged on it.', ['hedged past']],
  ['In a Live interview the mayor spoke of Ted Byrne.', ['spoke past']],
  ['Mayor Quits', ['Quits present']],
]

t.test('groups and tenses', async (t) => {
  for (const [text, expected] of rows) {
    const { verbs, sentences } = runPipeline(loadText(text, 'body'))
    t.same(
      verbs.map(({ start, end, tense }) => `${text.slice(start, end)} ${tense}`),
      expected,
      text,
    )
    for (const { sentence, start, end } of verbs) {
      t.ok(sentences[sentence]!.start <= start && end <= sentences[sentence]!.end)
    }
  }
})
