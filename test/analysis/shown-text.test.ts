/** What is shown of a quote or claim, and that the article has every word of it in that order. */
import fc from 'fast-check'
import t from 'tap'
import type { Span } from '../../schemas/span.ts'
import { analyse } from '../../src/analysis/analyse.ts'
import { shownText } from '../../src/analysis/shown-text.ts'

t.test('parts joined', async (t) => {
  // Parts in [ ], the cue in { }.
  const rows: [marked: string, shown: string][] = [
    ['“[We need beds.]” {said} Ada Moss.', 'We need beds.'],
    ['“[We need beds,]” Ada Moss {said}.', 'We need beds'],
    ['“[Who pays?]” Ada Moss {asked}.', 'Who pays?'],
    ['“[The ward,]” Ada Moss {said}, “[is full.]”', 'The ward … is full.'],
    ['“[The ward is full,]” Ada Moss {said}. “[We need beds.]”', 'The ward is full … We need beds.'],
    ['“[The ward is full.]” Ada Moss {paused}. “[We need beds.]”', 'The ward is full. … We need beds.'],
    ['“[Is it full?]” Ada Moss {said}. “[It is.]”', 'Is it full? … It is.'],
    ['“[The ward —]” Ada Moss {said} “[— is full.]”', 'The ward … is full.'],
    ['“[The ward ...]” Ada Moss {said} “[... is full.]”', 'The ward … is full.'],
    ['“[The ward…]” Ada Moss {said}. “[It is full.]”', 'The ward … It is full.'],
    ['“[If I —]” Ada Moss {said}.', 'If I —'],
    ['“[…and it is full,]” Ada Moss {said}.', '…and it is full'],
    ['“[The ward,]” {said} Ada Moss, “[is full,]” and Bo Vale, “[as ever.]”', 'The ward … is full … as ever.'],
    ['[The ward], Ada Moss {said}, [is full].', 'The ward … is full'],
    ['[The ward is full], Ada Moss {said}, [because it rained].', 'The ward is full … because it rained'],
    ['“[We need nurses.]\n\n“[We need beds.]”', 'We need nurses.\n\n“We need beds.'],
    ['“[We need nurses.]”\n\n“[We need beds.]”', 'We need nurses.”\n\n“We need beds.'],
    ['[the ward was “full”, “dirty” and “cold,”]', 'the ward was “full”, “dirty” and “cold,”'],
    ['[An inquiry] {is expected} [to report in June].', 'An inquiry is expected to report in June'],
    ['[The mill] {reportedly} [closed].', 'The mill reportedly closed'],
    ['[The mill], {reportedly}, [closed].', 'The mill, reportedly, closed'],
    ['[The mill] of Bo Vale {is said} [to be shut].', 'The mill … to be shut'],
    ['“[,]” Ada Moss {said}.', ','],
    ['“[It cost $5]” {said} Bo Vale “[€6,]”', 'It cost $5 … €6'],
  ]
  for (const [marked, shown] of rows) {
    const text = marked.replace(/[[\]{}]/g, '')
    const spansIn = (pattern: RegExp): Span[] =>
      [...marked.matchAll(pattern)].map((match) => {
        const start = marked.slice(0, match.index).replace(/[[\]{}]/g, '').length
        return { start, end: start + match[1]!.length, text: match[1]! }
      })
    const parts = spansIn(/\[(.*?)\]/g)
    const cue = spansIn(/\{(.*?)\}/g)[0] ?? null
    t.equal(shownText(text, { parts, cue }), shown, marked)
  }
})

t.test('whatever is shown stands in the article', async () => {
  const pieces = [
    '“The ward is full,” ',
    '“It was late,” ',
    '“Why?” ',
    '“We ',
    'need beds.” ',
    '‘Not now,’ ',
    '"No ... never," ',
    'Ada Moss said',
    'said Bo Vale',
    'she told reporters',
    'according to the mayor',
    'The mill is expected to close',
    'adding that it would be “madness” to wait',
    ' and',
    ', ',
    '. ',
    ' — ',
    '…',
    '\n',
    '\n“',
    'the port denied that it was shut',
    ': ',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 24 }), (made) => {
      const body = made.join('')
      if (body.trim() === '') return
      const { article, quotes, claims } = analyse({ text: body, as: 'body' })
      for (const { text } of [...quotes, ...claims])
        for (const stretch of text.split(' … '))
          if (!article.text.includes(stretch)) throw new Error(`“${stretch}” of “${text}”`)
    }),
    { numRuns: 200, seed: 11 },
  )
})
