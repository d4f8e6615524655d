/** Counts of a line's characters by kind. */

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
}

const codes = (signs: string) => new Set([...signs].map((sign) => sign.charCodeAt(0)))
const bars = codes('|•·»›©→')
const doubles = codes('"“”')
const closers = codes('”’"\')')
const openers = codes('"“\'‘')

/** Reads a clean line (white space as single spaces) in one pass. */
export function signsOf(text: string): Signs {
  let commas = 0
  let digits = 0
  let spaces = 0
  let bar = 0
  let capitals = 0
  let sentences = 0
  let double = false
  let small = false
  let address = false
  // No letter of the word was met yet; a sentence's end was, and since then only closing marks.
  let fresh = true
  let end = false
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 0x20) {
      spaces++
      fresh = true
      if (end) sentences++
      end = false
      continue
    }
    if (code >= 0x61 && code <= 0x7a) {
      small = true
      fresh = false
      end = false
      continue
    }
    if (code >= 0x41 && code <= 0x5a) {
      if (fresh) capitals++
      fresh = false
      end = false
      continue
    }
    if (code === 0x2e || code === 0x21 || code === 0x3f) {
      end = true
      continue
    }
    if (end && !closers.has(code)) end = false
    if (code === 0x2c) commas++
    else if (code >= 0x30 && code <= 0x39) digits++
    else if (code === 0x40 || code === 0x3a) address = true
    else if (doubles.has(code)) double = true
    else if (bars.has(code)) bar++
    if (fresh && code > 0x7f) {
      const letter = String.fromCodePoint(text.codePointAt(i)!)
      if (/\p{Lu}/u.test(letter)) capitals++
      if (/\p{L}/u.test(letter)) fresh = false
      if (letter.length > 1) i++
    }
  }
  return {
    commas,
    digits,
    spaces,
    bars: bar,
    capitals,
    sentences,
    opensLower: /^\p{Ll}/u.test(text),
    quotes: openers.has(text.charCodeAt(0)) ? 2 : double ? 1 : 0,
    address: (address && /https?:|\S@\S/.test(text)) || text.includes('www.'),
    upper: !small && text === text.toUpperCase() && (text.match(/\p{L}/gu)?.length ?? 0) > 3,
  }
}
