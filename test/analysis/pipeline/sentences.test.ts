/** Sentences: where they end, and that every token is a slice of the text. */
import t from 'tap'
import { sentences } from '../../../src/analysis/pipeline/sentences/index.ts'
import type { ArticleLayer, Sentence } from '../../../src/analysis/pipeline/stage.ts'
import { wordList } from '../../../src/data.ts'

function split(text: string): Sentence[] {
  const paragraphs = [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    start: index,
    end: index + line.length,
    role: 'body' as const,
  }))
  return sentences.run({ article: { text, paragraphs } as ArticleLayer })
}

/** Sentences parted by ‖. */
const rows = [
  'Mr. Bell met Mrs. Ode in St. Ives on Jan. 5. ‖ He left.',
  'It lost £214m. ‖ Clubs may lose 5k. ‖ “We won,” she said at 10 a.m. on $5m. a year.',
  'The U.S. Army moved. ‖ He lives in Washington, D.C. ‖ He is happy.',
  '“It is over.” ‖ She left. ‖ “No!” he said. ‖ “Why?” asked Tom.',
  '"It is over." ‖ She left. ‖ "No!" he said. ‖ "Why?" asked Tom.',
  'He asked, “Are you sure?” and left.',
  'He said: “We won.” ‖ The crowd cheered.',
  '“First. ‖ Second.” ‖ Third.',
  'Wait... what? ‖ Yes!',
  'No. 5 is here. ‖ See Fig. 3 and p. 12. ‖ Vol. 2 is out.',
  'J. K. Lowe and A.B. Ness met. ‖ J. Lowe spoke.',
  'It cost $3.5 million. ‖ It rose 2.5 percent.',
  'Lt. Gen. Ade Okon and Sen. Ruiz spoke at 5 p.m. Monday. ‖ They left.',
  'Rev. John Ade prayed. ‖ Visit news.example.org now.',
  'Prof. Dr. Ray et al. wrote it, e.g. here.',
  'The end. ‖ [Laughs.] ‖ Then on.',
  'It shut at about 8.15am, and opened at 9.30pm. ‖ It was late.',
  'They were found at about 7pm. ‖ Volunteers refloated two.',
  'She said no. ‖ Tom felt ill. ‖ “They wed.” ‖ We sat in the sun.',
  'He is no. 2 there, a rod of 5 in. long. ‖ The answer is “no.” ‖ Tom left.',
  'One said: “No.” ‖ One left. ‖ No. 10 is shut.',
  'It cost N2.9bn. ‖ PM2.5 rose to 80. ‖ Tom left.',
  '1. First point.',
]

t.test('boundaries', async (t) => {
  for (const row of rows) {
    const text = row.replaceAll(' ‖ ', ' ')
    t.equal(
      split(text)
        .map(({ start, end }) => text.slice(start, end))
        .join(' ‖ '),
      row,
    )
  }
})

t.test('an abbreviation on the list closes no sentence', async (t) => {
  for (const [abbreviation] of wordList('sentences', 'abbreviations'))
    t.equal(split(`They saw ${abbreviation} 12 there.`).length, 1, abbreviation!)
})

t.test('paragraphs are never joined', async (t) => {
  t.same(
    split('No stop\nand on').map(({ paragraph }) => paragraph),
    [0, 1],
  )
})

t.test('a contraction keeps the verb in it', async (t) => {
  for (const text of ['He said that’s, well, late.', 'Who’s? It’s.', "They know it's."])
    t.match(
      split(text)
        .flatMap(({ tokens }) => tokens)
        .filter((token) => /^['’]s$/.test(token.text)),
      [{ pos: 'AUX' }],
      text,
    )
})

t.test('tokens are slices of the text', async (t) => {
  const long = `http://example.org/${'a/'.repeat(60)}`
  for (const text of [
    'Zoë\u00a0Müller met Jo\u0301 \u{1F600}. Then\u00a0left. \ud83d odd. End',
    `See ${long} and ${long}, Ada said. Then “go”.`,
    '\u200bHidden\u2009thin\u3000wide\tspaces.',
  ]) {
    const tokens = split(text).flatMap(({ tokens }) => tokens)
    for (const { start, end, text: form } of tokens) t.equal(text.slice(start, end), form)
    t.equal(
      tokens.map((token) => token.text).join(''),
      text.replace(/\s/gu, ''),
      'and together they are all of it but white space',
    )
  }
})

t.test('a possessive stands alone, whatever follows it', async (t) => {
  const missed: string[] = []
  for (const owner of ['Zorbia', 'NORWAY', 'Müllerburg', 'co-op', 'O’Dell', 'U.N.', 'ministry'])
    for (const mark of ['’s', "'s"])
      for (const after of [' ', ', ', '. ', '” ', '" ', ',” ', '," ', '.’ ', '; ', '… ', '—', '-led ', '). ', '/'])
        for (const before of ['', '“', '(']) {
          const text = `They took ${before}${owner}${mark}${after}then left.`
          const tokens = split(text).flatMap(({ tokens }) => tokens)
          if (!tokens.some(({ start, text: form }) => start === text.indexOf(mark) && form === mark)) missed.push(text)
        }
  t.same(missed, [])
})

t.test('what runs on longer than any sentence is parted between words', async (t) => {
  const text = `They went and ${'they went on and '.repeat(500)}left.`
  const found = split(text)
  t.ok(found.length > 1)
  for (const { start, end, tokens } of found) {
    t.ok(end - start <= 2000)
    t.same([start, end], [tokens[0]!.start, tokens.at(-1)!.end])
  }
  t.equal(
    found.flatMap(({ tokens }) => tokens.map((token) => token.text)).join(''),
    text.replaceAll(' ', ''),
    'and nothing is lost',
  )
  t.equal(split(`See https://example.org/${'a'.repeat(5000)} there.`).length, 3, 'a word is never parted')
})

t.test('a text is read as if it were the first', async (t) => {
  for (const [spoil, text] of [
    ['He ran.16co far.', 'They saw 16co there.'],
    ['The prize was Zorbia’s, he said.', 'Zorbia’s forests burn.'],
  ] as const) {
    const first = split(text)
    split(spoil)
    t.same(split(text), first, text)
  }
})

t.test('hostile text takes time in proportion to its length', async (t) => {
  for (const piece of ['A', 'x.', '“(', 'http://', 'U.S.', '. ', "'s ", 'Xa\n', 'no. a ']) {
    const before = process.cpuUsage()
    split(piece.repeat(200_000 / piece.length))
    t.ok(process.cpuUsage(before).user < 5_000_000, JSON.stringify(piece))
  }
})

t.test('a full stop behind a listed word ends the sentence', async (t) => {
  for (const [word] of wordList('sentences', 'words')) {
    t.equal(split(`They saw the ${word}. Tom left.`).length, 2, `${word}.`)
    t.equal(split(`They saw the ${word}.`)[0]!.tokens.at(-1)!.text, '.', `${word}.`)
  }
})
