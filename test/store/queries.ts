/** Queries that are of the grammar. */
import fc from 'fast-check'

/** @param words that they are made of. */
export function queries(words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.constantFrom(...words)
  const beginning = fc
    .tuple(word, fc.integer({ min: 2, max: 5 }))
    .map(([word, length]) => `${word.padEnd(2, 'x').slice(0, length)}*`)
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((some) => `"${some.join(' ')}"`)
  const begun = fc.tuple(word, beginning).map((some) => `“${some.join(' ')}”`)
  const { any } = fc.letrec<{ any: string; all: string; term: string; sign: string }>((tie) => ({
    any: fc.array(tie('all'), { minLength: 1, maxLength: 3 }).map((all) => all.join(' OR ')),
    all: fc
      .tuple(tie('term'), fc.array(tie('sign'), { maxLength: 2 }))
      .map(([first, others]) => [first, ...others].join(' ')),
    sign: fc.tuple(fc.constantFrom('', 'AND ', '-', 'NOT '), tie('term')).map((parts) => parts.join('')),
    term: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      word,
      beginning,
      phrase,
      begun,
      tie('any').map((inner) => `(${inner})`),
    ),
  }))
  return any.filter((query) => query.length <= 120)
}
