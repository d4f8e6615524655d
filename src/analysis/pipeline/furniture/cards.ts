/** Cards of other articles: a title and a sentence or two each, below a label, over “Read more” or with dates. */
import type { Page } from '../stage.ts'
import { hasBothBelow, type Line } from './lines.ts'
import { isListLabel, isPointerAlone } from './reasons.ts'

/** Cards in a row that make a list, at least. */
const FEWEST = 3
/** In words: the title of a card, and what it says of its article. */
const [SHORTEST_TITLE, LONGEST_TITLE] = [3, 16]
const [SHORTEST_EXCERPT, LONGEST_EXCERPT] = [6, 45]
/** Lines with a date, a section or a button above a card's sentences, or below them. */
const MOST_BESIDE = 2
/** In words: such a line, without a date. */
const LONGEST_BESIDE = 3
/** In words of sentences: what an article has at least above cards without a label. */
const LEAST_ABOVE = 20

/** Of the other sentences, in HTML: so much makes a short article hard to find; what is less the elements tell. */
const LEAST_SHARE = 0.25

interface Card {
  end: number
  isDated: boolean
  /** A button leads to the article. */
  leads: boolean
}

/** The lines of such lists. What stands below titles of the article itself has neither a label above nor dates or buttons. */
export function cardsIn({ format }: Page, lines: readonly Line[]): number[] {
  const found: number[] = []
  let [above, inCards] = [0, 0]
  for (let i = 0; i < lines.length; ) {
    const cards = cardsFrom(lines, i)
    const end = cards.at(-1)?.end ?? i + 1
    let prose = 0
    for (let at = i; at < end; at++) prose += lines[at]!.prose
    const isList = cards.length >= FEWEST
    const isLabelled = isList && i > 0 && isListLabel(lines[i - 1]!)
    const isTold =
      isLabelled ||
      (isList && isSignedTitle(lines, end)) ||
      (above >= LEAST_ABOVE && (mostly(cards, 'isDated') || mostly(cards, 'leads')))
    if (isList && isTold) {
      for (let at = isLabelled ? i - 1 : i; at < end; at++) found.push(at)
      inCards += prose
    } else above += prose
    i = end
  }
  return format === 'text' || inCards > above * LEAST_SHARE ? found : []
}

/** The cards in a row that open with line `from`. */
function cardsFrom(lines: readonly Line[], from: number): Card[] {
  const cards: Card[] = []
  for (let card = cardAt(lines, from); card !== null; card = cardAt(lines, card.end)) cards.push(card)
  return cards
}

const mostly = (cards: readonly Card[], is: 'isDated' | 'leads'): boolean =>
  cards.filter((card) => card[is]).length >= cards.length - 1

/** The card that opens with line `i`. */
function cardAt(lines: readonly Line[], i: number): Card | null {
  if (!lines.slice(i + 1, i + 2 + MOST_BESIDE).some(isExcerpt) || !isTitle(lines[i])) return null
  const card = { end: i + 1, isDated: false, leads: false }
  passBeside(lines, card)
  const excerpt = lines[card.end]
  if (!excerpt || !isExcerpt(excerpt)) return null
  card.end++
  passBeside(lines, card)
  return card
}

/** True for the headline of an article with its byline and date right below. */
function isSignedTitle(lines: readonly Line[], i: number): boolean {
  const below = lines.slice(i + 1, i + 1 + SIGNED_WITHIN)
  return isTitle(lines[i]) && below.some(({ prose }) => prose > 0) && hasBothBelow(lines, i, SIGNED_WITHIN)
}
const SIGNED_WITHIN = 5

function isTitle(line: Line | undefined): boolean {
  if (!line || line.ended || line.prose > 0) return false
  const { words, dateline, signers, text } = line
  if (words.length < SHORTEST_TITLE || words.length > LONGEST_TITLE) return false
  return dateline === null && signers === null && !isPointerAlone(text)
}

function isExcerpt({ ended, prose, words }: Line): boolean {
  return ended && prose > 0 && words.length >= SHORTEST_EXCERPT && words.length <= LONGEST_EXCERPT
}

/** Goes past lines with a date, a section or a button. */
function passBeside(lines: readonly Line[], card: Card): void {
  for (let k = 0; k < MOST_BESIDE; k++) {
    const line = lines[card.end]
    if (!line || line.ended || line.signers !== null) return
    const isDate = line.dateline !== null && line.dateline.rest.length < 40
    const isButton = isPointerAlone(line.text)
    if (!isDate && !isButton && (line.words.length > LONGEST_BESIDE || isListLabel(line))) return
    card.isDated ||= isDate
    card.leads ||= isButton
    card.end++
  }
}
