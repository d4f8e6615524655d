/** The records of an article as W3C Web Annotations on its text. */
import { addressesAt, type Records } from './records.ts'

interface Stretch {
  start: number
  end: number
}

/** Code units of the text before and after a stretch, by which it is found again when the text has moved. */
const CONTEXT = 32

/** In bytes: annotations take at most so many times their article, and so much more. */
const TIMES = 19
const MORE = 950_000

/**
 * One annotation a mention, quote, claim and event. Targets are stretches of the article’s text (`?format=text`), by
 * position, in code points as the standard counts, and by the words themselves. Bodies say what kind of record it is
 * (`classifying`), who speaks or is meant (`identifying`), and which record it is (`linking`). `total` counts all; of a
 * text that is made of names alone those that would be many times as long as it are left out.
 */
export function toAnnotations({ article, quotes, entities, claims, timeline }: Records, origin: string): object {
  const address = addressesAt(origin)
  const source = `${address.article(article.id)}?format=text`
  const id = `${address.article(article.id)}?format=annotations`
  const codePoint = codePointsOf(article.text)

  const target = ({ start, end }: Stretch) => ({
    type: 'SpecificResource',
    source,
    selector: [
      { type: 'TextPositionSelector', start: codePoint(start), end: codePoint(end) },
      {
        type: 'TextQuoteSelector',
        exact: article.text.slice(start, end),
        prefix: article.text.slice(whole(article.text, Math.max(0, start - CONTEXT)), start),
        suffix: article.text.slice(end, whole(article.text, end + CONTEXT)),
      },
    ],
  })
  const annotation = (name: string, stretches: readonly Stretch[], body: readonly object[]) => ({
    id: `${id}#${encodeURI(name)}`,
    type: 'Annotation',
    motivation: 'describing',
    body,
    target: stretches.length === 1 ? target(stretches[0]!) : stretches.map(target),
  })
  const kind = (value: string) => ({ type: 'TextualBody', purpose: 'classifying', value })
  const link = (purpose: 'identifying' | 'linking', source: string) => ({ type: 'SpecificResource', purpose, source })
  const speakers = (speaker: Records['quotes'][number]['speaker']) =>
    (speaker === null ? [] : speaker.entities.length > 0 ? speaker.entities : [speaker]).flatMap(({ name, entity }) => {
      if (entity !== null) return link('identifying', address.entity(entity))
      return name === null ? [] : { type: 'TextualBody', purpose: 'identifying', value: name }
    })

  const all = [
    ...entities.flatMap((entity) =>
      entity.mentions.map((mention) =>
        annotation(
          `${entity.id}.${mention.start}`,
          [mention],
          [kind(entity.type), link('identifying', address.entity(entity.id))],
        ),
      ),
    ),
    ...quotes.map((quote) =>
      annotation(quote.id, quote.parts, [
        kind(`${quote.kind} quote`),
        ...speakers(quote.speaker),
        link('linking', address.quote(quote.id)),
      ]),
    ),
    ...claims.map((claim) =>
      annotation(claim.id, claim.parts, [
        kind(claim.polarity === 'asserts' ? 'claim' : 'denied claim'),
        ...speakers(claim.claimant),
        link('linking', address.claim(claim.id)),
      ]),
    ),
    ...timeline.map((entry) =>
      annotation(
        entry.id,
        [entry],
        [
          kind('event'),
          { type: 'TextualBody', purpose: 'tagging', value: entry.date },
          link('linking', address.event(entry.id)),
        ],
      ),
    ),
  ]
  let room = TIMES * Buffer.byteLength(article.text) + MORE
  const items = all.filter((item) => {
    const size = Buffer.byteLength(JSON.stringify(item))
    if (size > room) return false
    room -= size
    return true
  })
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id,
    type: 'AnnotationCollection',
    label: article.headline ?? article.id,
    total: all.length,
    first: { id: `${id}#page`, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    last: `${id}#page`,
  }
}

/** Turns an offset in UTF-16 code units into one in code points; a lone surrogate counts as one. */
function codePointsOf(text: string): (offset: number) => number {
  /** Offsets of the second halves of pairs, ascending. */
  const halves = Array.from(text.matchAll(/[\u{10000}-\u{10FFFF}]/gu), (pair) => pair.index + 1)
  return (offset) => {
    let [low, high] = [0, halves.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (halves[middle]! < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}

/** The offset, or the one after it when it lies inside a surrogate pair. */
function whole(text: string, offset: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1)) ? offset + 1 : offset
}
