import fc from 'fast-check'
import t from 'tap'
import { meeting, occurrences, wordsIn } from '../../src/store/search/located.ts'
import { parseQuery, type Query, QueryError } from '../../src/store/search/query.ts'
import { isAt, meets, nameWords, phrasesOf, sieve, soughtAmongNames, soughtIn } from '../../src/store/search/sought.ts'
import { indexWords } from '../../src/store/words.ts'
import { queries } from './queries.ts'

/** A query as it was understood. */
function shown(query: Query): string {
  if ('any' in query) return `(${query.any.map(shown).join(' | ')})`
  if ('all' in query) return `(${[...query.all.map(shown), ...query.none.map((one) => `!${shown(one)}`)].join(' & ')})`
  return `${query.words.join('+')}${query.prefix ? '*' : ''}`
}

t.test('queries', async (t) => {
  for (const [text, expected] of [
    ['rust', 'rust'],
    [' rust  Bridges ', '(rust & bridges)'],
    ['"rusty bridge" harbour', '(rusty+bridge & harbour)'],
    ['„rusty bridge“ «Hafen»', '(rusty+bridge & hafen)'],
    ['3.5 e-mail', '(3+5 & e+mail)'],
    ['rust OR bridge', '(rust | bridge)'],
    ['a OR b c', '(a | (b & c))'],
    ['(a OR b) c', '((a | b) & c)'],
    ['a AND b', '(a & b)'],
    ['a and b or c', '(a & and & b & or & c)'],
    ['a -b', '(a & !b)'],
    ['-b a', '(a & !b)'],
    ['a -"b c" NOT (d OR e)', '(a & !b+c & !(d | e))'],
    ['presid*', 'presid*'],
    ['"prime minist*"', 'prime+minist*'],
    ['Jean-Lu*', 'jean+lu*'],
    ['Labour – Tories - Greens -- & Plaid', '(labour & tories & greens & plaid)'],
    ['Šefčovič’s', 'sefcovics'],
    ['((a))', 'a'],
    ['salt&pepper', 'salt+pepper'],
    ['$5m?', '5m'],
  ] as const)
    t.equal(shown(parseQuery(text)), expected, text)
})

t.test('what cannot be read, and where', async (t) => {
  for (const [text, column, message] of [
    ['', 1, /word is missing/],
    ['  !? ', 6, /word is missing/],
    ['rust "bridge', 6, /mark is not closed/],
    ['“rust" bridge”', 14, /mark is not closed/],
    ['rust OR', 8, /word is missing/],
    ['OR rust', 1, /word is missing/],
    ['rust OR OR bridge', 9, /word is missing/],
    ['AND rust', 1, /before “AND”/],
    ['rust AND', 6, /after “AND”/],
    ['(rust AND) x', 7, /after “AND”/],
    ['-rust', 1, /excludes words/],
    ['rust OR -bridge', 9, /excludes words/],
    ['rust -&', 7, /word is missing/],
    ['rust NOT', 9, /word is missing/],
    ['(rust', 1, /bracket is not closed/],
    ['rust)', 5, /no “\(”/],
    ['()', 2, /word is missing/],
    ['ru*st', 3, /end of a word/],
    ['"rusty* bridge"', 7, /end of a word/],
    ['rust *', 6, /2 letters/],
    ['r*', 2, /2 letters/],
    ['rust-*', 6, /2 letters/],
    ['rust**', 5, /end of a word/],
    [`${'a '.repeat(40)}b`, 81, /40 words/],
    [`${'('.repeat(11)}a`, 11, /10 brackets/],
    ['x'.repeat(2001), 2001, /2000 characters/],
  ] as const) {
    try {
      t.fail(`${text} was read as ${shown(parseQuery(text))}`)
    } catch (error) {
      t.match(error, { name: 'QueryError', column, message }, text)
    }
  }
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'ab -*"()ORANDT') })),
      (text) => {
        try {
          parseQuery(text)
        } catch (error) {
          if (!(error instanceof QueryError) || error.column < 1 || error.column > text.length + 1) throw error
        }
      },
    ),
    { numRuns: 2000, seed: 1 },
  )
  for (const hostile of ['"', '" ', '“a', '(', '-', '*', 'a*', 'OR ', '- ']) {
    const before = process.cpuUsage()
    t.throws(() => parseQuery(hostile.repeat(1_000_000)), { name: 'QueryError' })
    t.throws(() => parseQuery(hostile.repeat(2000 / hostile.length)), { name: 'QueryError' })
    t.ok(process.cpuUsage(before).user < 1_000_000, `a megabyte of ${hostile}`)
  }
})

t.test('the sieve lets through all that meets a query', async (t) => {
  const words = ['port', 'ports', 'ferry', "ferry's", 'é', 'porter', '—', 'O’Hara', '"']
  const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((some) => some.join(' '))
  let met = 0
  fc.assert(
    fc.property(queries(['port', 'ferries', 'porter', 'e', 'ohara']), text, (q, text) => {
      const sought = soughtIn(parseQuery(q))
      if (!meets(indexWords(text), sought)) return true
      met++
      return sieve(sought)(JSON.stringify(text))
    }),
    { numRuns: 3000, seed: 1 },
  )
  t.ok(met > 300, `${met} meet one`)
  t.notOk(sieve(soughtIn(parseQuery('port OR ferry')))('a quay'), 'and not all else')
  const phrase = sieve(soughtIn(parseQuery('"port ferries"')))
  t.notOk(phrase('a port without a ferry'), 'nor words that do not follow each other')
  for (const text of [
    'ports: ferries',
    'the port’s\nferry',
    'the port “Ferry”',
    'Port\u0001ferry',
    'a\nport ferry',
    "'Port' ferry",
  ])
    t.ok(phrase(JSON.stringify(text)), text)
  for (const text of ['a seaport ferry', "d'port ferry", 'port'.repeat(100_000), "port'".repeat(100_000)])
    t.notOk(phrase(JSON.stringify(text)), text.slice(0, 20))
})

t.test('words stand where a look at all words of a text finds them', async (t) => {
  const pieces = ['port', 'Ports', "ferry's", 'ferries', 'é', 'Łódź', 'Straße', 'ﬁn', 'O’Hara', '—', '\u00a0', '.', ' ']
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(''))
  let stood = 0
  fc.assert(
    fc.property(queries(['port', 'ferries', 'e', 'lodz', 'strasse', 'ohara', 'fin']), text, (q, text) => {
      const words = wordsIn(text)
      const stems = words.map(({ word }) => word)
      t.same(stems, indexWords(text))
      const sought = soughtIn(parseQuery(q))
      const expected = phrasesOf(sought).map((phrase) =>
        words.flatMap(({ start }, at) =>
          isAt(stems, at, phrase) ? [{ start, end: words[at + phrase.length - 1]!.end }] : [],
        ),
      )
      stood += expected.flat().length
      t.same(occurrences(sought)(text), expected, JSON.stringify([q, text]))
      t.equal(meeting(sought)(text), meets(stems, sought), JSON.stringify([q, text]))
    }),
    { numRuns: 3000, seed: 1 },
  )
  t.ok(stood > 300, `${stood} stand somewhere`)
})

t.test('names in the letters of English', async (t) => {
  const found = (name: string, q: string) =>
    meets([...indexWords(name), ...nameWords([name])], soughtAmongNames(parseQuery(q)))
  for (const [name, q] of [
    ['Łódź Øresund', 'lod'],
    ['Łódź Øresund', 'ore łód'],
    ['Ægir Straße', 'aeg strasse'],
    ['Ægir Straße', 'straß'],
    ['Maroš Šefčovič', 'sef mar'],
    ['Nora O’Hara', "o'ha"],
    ['Nora O’Hara', 'OHAR'],
    ['Quay Ferries', 'ferrie'],
    ['Quay Ferries', 'ferry'],
    ['Jean-Luc Tarn', 'jean-lu'],
  ] as const)
    t.ok(found(name, q), `${q}: ${name}`)
  for (const [name, q] of [
    ['Łódź Øresund', 'dz'],
    ['Nora O’Hara', 'hara'],
    ['Nora O’Hara', 'nora -ohar'],
  ] as const)
    t.notOk(found(name, q), `${q}: ${name}`)
})
