/** Counts of a line's characters by kind. */
import { codeAt } from '../../code-at.ts'

export interface Signs {
  commas: number
  digits: number
  spaces: number
  /** Bars, bullets, arrows and the copyright sign. */
  bars: number
  /** Words whose first letter is a capital. */
  capitals: number
  /** Sentence ends with a space after them. */
  sentences: number
  opensLower: boolean
  /** 2 when the line opens with a quotation mark, 1 when a double one is inside. */
  quotes: 0 | 1 | 2
  /** It holds an address of the web or of mail. */
  address: boolean
  /** It is written in capitals. */
  upper: boolean
  /** It may hold letters or digits of Arabic or of a script of Asia. */
  foreign: boolean
}

const [SMALL, CAPITAL, SPACE, DIGIT, COMMA, STOP, DOUBLE, CLOSER, BAR, ADDRESS, WIDE_STOP, OTHER] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
]
/** What a character counts as, by its code; letters beyond ASCII are looked at one by one. */
const kinds = new Uint8Array(0x10000).fill(OTHER)
for (const [kind, signs] of [
  [SMALL, 'abcdefghijklmnopqrstuvwxyz'],
  [CAPITAL, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  [SPACE, ' '],
  [DIGIT, '0123456789'],
  [COMMA, ',，、،'],
  [STOP, '.!?।؟۔'],
  [WIDE_STOP, '。！？'],
  [DOUBLE, '"“”„«「『'],
  [CLOSER, "’')」』"],
  [BAR, '|•·»›©→'],
  [ADDRESS, '@:'],
] as const) {
  for (const sign of signs) kinds[sign.charCodeAt(0)] = kind
}
const opening = new Set('"“\'‘„«「『')
/** “«It stays shut», she said”: a sign that is a bar where nothing opens a quotation with the other. */
const GUILLEMET = 0xbb
const LEFT_DOUBLE = 0x201c
/** Where the scripts lie that are not of Europe. */
const [ARABIC, PUNCTUATION, EAST_ASIAN] = [0x600, 0x2000, 0x2e80]

/** Reads a clean line (white space as single spaces) in one pass. */
export function signsOf(text: string): Signs {
  let commas = 0
  let digits = 0
  let spaces = 0
  let bar = 0
  let guillemets = 0
  let capitals = 0
  let sentences = 0
  let double = false
  let small = false
  let address = false
  let foreign = false
  // No letter of the word was met yet; a sentence's end was, and since then only closing marks.
  let fresh = true
  let end = false
  const { length } = text
  for (let i = 0; i < length; i++) {
    const code = codeAt(text, i)
    const kind = kinds[code]
    switch (kind) {
      case SMALL:
        small = true
        fresh = false
        end = false
        break
      case SPACE:
        spaces++
        fresh = true
        if (end) sentences++
        end = false
        break
      case WIDE_STOP:
        if (i < length - 1) sentences++
        fresh = true
        break
      case CAPITAL:
        if (fresh) capitals++
        fresh = false
        end = false
        break
      case STOP:
        end = true
        break
      case DOUBLE:
        double = true
        if (code === LEFT_DOUBLE) end = false
        break
      case CLOSER:
        break
      default:
        end = false
        if (kind === COMMA) commas++
        else if (kind === DIGIT) digits++
        else if (kind === ADDRESS) address = true
        else if (code === GUILLEMET) guillemets++
        else if (kind === BAR) bar++
        if (code >= ARABIC && (code < PUNCTUATION || code >= EAST_ASIAN)) foreign = true
        if (fresh && code > 0x7f) {
          const letter = String.fromCodePoint(text.codePointAt(i)!)
          if (/\p{Lu}/u.test(letter)) capitals++
          if (/\p{L}/u.test(letter)) fresh = false
          if (letter.length > 1) i++
        }
    }
  }
  const first = kinds[text.charCodeAt(0)]
  return {
    commas,
    digits,
    spaces,
    bars: guillemets > 0 && !text.includes('«') ? bar + guillemets : bar,
    capitals,
    sentences,
    opensLower: first === SMALL || (first === OTHER && /^\p{Ll}/u.test(text)),
    quotes: opening.has(text[0]!) ? 2 : double ? 1 : 0,
    address: (address && /https?:|\S@\S/.test(text)) || text.includes('www.'),
    upper:
      !small && text === text.toUpperCase() && text !== text.toLowerCase() && (text.match(/\p{L}/gu)?.length ?? 0) > 3,
    foreign,
  }
}
