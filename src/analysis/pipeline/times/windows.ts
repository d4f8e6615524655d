/** Bounded stretches of text for the parsers, whose cost may grow faster than the length of what they are given. */
const longest = 2000

/** Paragraphs, long ones cut at white space. */
export function* windows(
  text: string,
  paragraphs: readonly { start: number; end: number }[],
): Generator<{ start: number; end: number }> {
  for (const { start, end } of paragraphs) {
    let from = start
    while (end - from > longest) {
      const blank = text.slice(from, from + longest + 1).lastIndexOf(' ')
      const cut = from + (blank > longest / 2 ? blank : longest)
      yield { start: from, end: cut }
      from = cut
    }
    yield { start: from, end }
  }
}
