import { alternatives } from '../../../data.ts'
import { codeAt } from '../../code-at.ts'
import { knows } from './tagger.ts'

/** wink-nlp’s time grows with the square of a token’s length, so what is longer than any word is hidden from it. */
const longest = 64
const standIn = 'X'

const run = /\S+/g
/** “N2.9bn”, “PM2.5”: wink-nlp would end a sentence after “N2”. */
const lettered = /(?<![\p{L}\p{N}.])\p{L}{1,4}(?=\d[\d,]{0,12}\.\d)/u
/** What has a decimal behind letters has this. */
const decimal = /[\d,]\.\d/
/** A possessive, letters before a decimal, or a full stop at the end of the word. */
const parted = new RegExp(`(?<=[\\p{L}\\p{N}.])['’]s(?![\\p{L}\\p{N}])|${lettered.source}|\\.(?=["”’')\\]]*$)`, 'giu')
/** The point of a clock time is a colon to wink-nlp, which ends a sentence after “8” in “8.15am”. */
const clock = /(?<!\d)(\d{1,2})\.(\d\d)(?=[ap]\.?m\b)/gi
/** The full stop behind a word that wink-nlp takes for an abbreviation, or behind the letter of a number (“£214m. Clubs”). */
const fullStop = new RegExp(
  // The full stop first, which is found sooner than what stands before it.
  `\\.(?<=(?:\\d[gklmp]|(?<![\\p{L}\\p{N}.’'-])(?:${alternatives('sentences', 'words')}))\\.)(?=["”’')\\]]*(?:\\s+["“‘'([]*\\p{Lu}|\\s*$))`,
  'gu',
)
/** What all that is parted has. */
const parting = /['’.]/
const lastWord = /[\p{L}\p{N}]+$/u

/** Whether a paragraph may have something to hide or a possessive to part; most have not. */
function mayDiffer(paragraph: string): boolean {
  let length = 0
  let before = 0
  const end = paragraph.length
  for (let i = 0; i < end; i++) {
    const code = codeAt(paragraph, i)
    length = code === 32 || code === 10 ? 0 : length + 1
    if (length > longest) return true
    // An “s” behind an apostrophe of either kind.
    if ((code | 32) === 115 && (before === 39 || before === 8217)) return true
    before = code
  }
  return false
}

/** From an offset in what is shown on, offsets in the text lie further ahead by so many characters. */
export interface Edit {
  at: number
  by: number
}

/**
 * A paragraph as it is shown to wink-nlp, and where that differs. It parts “Canada’s” only before a blank, and once it
 * has seen “Canada’s,” nowhere: so every possessive stands alone here. What it knows itself (“it’s”) is its own to part.
 * So does the full stop in “She said no. He left”, which it takes for that of an abbreviation.
 */
export function showTo(text: string): { shown: string; edits: Edit[] } {
  const edits: Edit[] = []
  const paragraph = text.replace(clock, '$1:$2')
  const fullStops = new Set([...paragraph.matchAll(fullStop)].map(({ index }) => index))
  const hasLettered = decimal.test(paragraph) && lettered.test(paragraph)
  if (fullStops.size === 0 && !hasLettered && !mayDiffer(paragraph)) return { shown: paragraph, edits }
  // How far the text lies ahead of what is shown.
  let ahead = 0
  /** Notes that `shown` characters stand where the text has `length` from an offset on. */
  const replace = (offset: number, length: number, shown: string): string => {
    const by = length - shown.length
    edits.push({ at: offset - ahead + shown.length, by })
    ahead += by
    return shown
  }
  const shown = paragraph.replace(run, (word, start: number) => {
    if (word.length > longest) return replace(start, word.length, standIn)
    if (!parting.test(word)) return word
    return word.replace(parted, (mark, index: number) => {
      if (/^\p{L}/u.test(mark)) return mark + replace(start + index + mark.length, 0, ' ')
      if (mark === '.') return fullStops.has(start + index) ? replace(start + index, 0, ' ') + mark : mark
      const owner = word.slice(0, index).match(lastWord)
      if (owner && knows(owner[0] + mark)) return mark
      const before = replace(start + index, 0, ' ')
      const end = index + mark.length
      // A straight quote after a blank would be one that opens.
      if (end === word.length || word[end] === '"' || word[end] === "'") return before + mark
      return before + mark + replace(start + end, 0, ' ')
    })
  })
  return { shown, edits }
}
