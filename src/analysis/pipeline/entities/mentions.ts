/** The recogniser's names, trimmed, with what stands around them. */
import type { EntityType } from '../../../../schemas/entity.ts'
import type { Name } from '../stage.ts'
import { fold } from './fold.ts'
import { addressedOffices, demonyms, honorifics, knownPlaces, notNames, placeKey, possessiveNames } from './lists.ts'
import { type Text, tokenAt } from './text.ts'

export interface NameMention {
  start: number
  end: number
  text: string
  type: EntityType
  /** Titles directly before it, outermost first (“Prof”, “Dr”). */
  honorific: string | null
  /** Start with its titles. */
  titled: number
  /** First and last token. */
  first: number
  last: number
  /** First token with its titles. */
  titledFirst: number
  sentence: number
  /** Number of the quotation it stands in, or -1. */
  quote: number
}

/**
 * Names in order, without what is no name: months, pronouns, demonyms, stretches without a letter. A month is one behind a
 * title, or where the article names somebody so in full (“Theresa May”).
 */
export function nameMentions(names: readonly Name[], text: Text): NameMention[] {
  const found: NameMention[] = []
  const surnames = new Set(
    names.flatMap(({ type, text }) =>
      type === 'person' && text.includes(' ') ? [text.slice(text.lastIndexOf(' ') + 1)] : [],
    ),
  )
  const sorted = [...names].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const name of sorted.flatMap((name) => splitAtTitles(name, text))) {
    const mention = nameMention(name, text, surnames)
    const before = found.at(-1)
    if (mention && (before?.start !== mention.start || before.end !== mention.end)) found.push(mention)
  }
  return found
}

/** “Ada Moss Sir Karl”: a title begins the next name. */
function splitAtTitles(name: Name, { text, tokens }: Text): Name[] {
  if (name.type !== 'person') return [name]
  const parts: Name[] = []
  let { start } = name
  for (let i = tokenAt(tokens, start) + 1; i < tokens.length && tokens[i]!.start < name.end; i++) {
    const title = tokens[i]!
    // “Lt. Col.” is one title.
    if (!honorifics.get(title.text)?.apart || honorifics.has(tokens[i - 1]!.text) || title.end >= name.end) continue
    parts.push({ ...name, start, end: tokens[i - 1]!.end, text: text.slice(start, tokens[i - 1]!.end) })
    start = title.start
  }
  return [...parts, { ...name, start, text: text.slice(start, name.end) }]
}

/** Longer stretches, in tokens, are no names. */
const longest = 20

const leading = /^(?:[\s"'“”‘’(]+|[Tt]he\s+|THE\s+)/
/** The bracket of “JD(U)” is part of it. */
const trailing = /(?:['’][sS]|(?:[\s"'“”’,;:–—-]|(?<!\p{Lu}\(\p{Lu}{1,2})\))+)$/u

function nameMention(
  name: Name,
  { text, tokens, sentenceOf, quoteOf }: Text,
  surnames: ReadonlySet<string>,
): NameMention | null {
  let { start, end } = name
  if (end - start > 30 * longest) return null
  const named = knownPlaces.get(placeKey(text.slice(start, end)))?.name.startsWith('The ')
  for (let m = leading.exec(text.slice(start, end)); m && !named; m = leading.exec(text.slice(start, end)))
    start += m[0].length
  for (let m = trailing.exec(text.slice(start, end)); m; m = trailing.exec(text.slice(start, end))) {
    if (possessiveNames.has(text.slice(start, end).replace("'", '’'))) break
    end -= m[0].length
  }
  if (start >= end || tokens.length === 0) return null
  let first = tokenAt(tokens, start)
  let honorific: string | null = null
  let titledFirst = first
  let titled = start
  if (name.type === 'person') {
    // A title the recogniser took for part of the name.
    const inside = titleLength(tokens, first, end)
    if (inside > 0 && tokens[first + inside] && tokens[first + inside]!.start < end) {
      honorific = text.slice(tokens[first]!.start, tokens[first + inside - 1]!.end)
      first += inside
      start = tokens[first]!.start
    }
    // “Prof Dr”: more titles than that are no titles.
    for (let count = 0; count < 3; count++) {
      const before = titleBefore(tokens, titledFirst)
      if (before === titledFirst) break
      honorific = text.slice(tokens[before]!.start, tokens[titledFirst - 1]!.end)
      titledFirst = before
      titled = tokens[before]!.start
    }
  }
  // “Mr Hussain of Bradford”; “Baroness Okafor of Peckham” is called so.
  const of = /^(?:Mr|Mrs|Ms|Miss|Dr)\.?$/.test(honorific ?? '') ? text.slice(start, end).indexOf(' of ') : -1
  if (of > 0) end = start + of
  const written = text.slice(start, end)
  if (!/\p{L}/u.test(written) || /^(?:the|an?)$/i.test(written)) return null
  const someone = name.type === 'person' && (honorific !== null || surnames.has(written))
  if (!someone && notNames.has(written.replace(/\.$/, ''))) return null
  if (name.type !== 'person' && isPeople(written)) return null
  let last = first
  while (tokens[last + 1] && tokens[last + 1]!.start < end && last - first < longest) last++
  if (last - first >= longest) return null
  const sentence = sentenceOf[Math.min(first, tokens.length - 1)]!
  return {
    start,
    end,
    text: written,
    type: name.type,
    honorific,
    titled: Math.min(titled, start),
    first,
    last,
    titledFirst,
    sentence,
    quote: quoteOf[first] ?? -1,
  }
}

/** Number of tokens from `first` on that are a title, all before `end`. */
function titleLength(tokens: Text['tokens'], first: number, end: number): number {
  for (const length of [3, 2, 1]) {
    const last = tokens[first + length - 1]
    if (last && last.end <= end && honorifics.has(join(tokens, first, length))) return length
  }
  return 0
}

/** First token of a title that ends right before token `first`; `first` itself when there is none. */
function titleBefore(tokens: Text['tokens'], first: number): number {
  for (const length of [3, 2, 1]) {
    const at = first - length
    if (at < 0 || tokens[first]!.start - tokens[first - 1]!.end > 1) continue
    // “Secretary-General Ada Moss”: part of a longer word.
    if (tokens[at - 1]?.text === '-' && tokens[at - 1]!.end === tokens[at]!.start) continue
    if (honorifics.has(join(tokens, at, length))) return at
  }
  // “Mr Justice Fell”
  const addressed = first > 1 && addressedOffices.has(tokens[first - 1]!.text)
  return addressed && honorifics.get(tokens[first - 2]!.text)?.apart ? first - 2 : first
}

const join = (tokens: Text['tokens'], first: number, length: number) =>
  tokens
    .slice(first, first + length)
    .map((token) => token.text)
    .join(' ')

/** A nationality or a people (“Russian”, “Native Americans”), not the state. */
function isPeople(written: string): boolean {
  const key = fold(written)
  const last = key.split(' ').at(-1)!
  return (demonyms.has(key) && placeKey(written) === key) || (last.endsWith('s') && demonyms.has(last))
}
