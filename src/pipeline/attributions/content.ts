/** Where the content of a cue begins and ends. */
import { cuesAt } from './lexicon.ts'
import type { Word } from './passage.ts'
import { type Phrase, phraseForward } from './phrases.ts'

const isCueVerb = (words: readonly Word[], i: number) =>
  words[i]!.stretch < 0 &&
  /VERB/.test(words[i]!.pos) &&
  cuesAt(words, i).some(({ forms }) => !forms.has('noun') && !forms.has('adjective'))

/** A clause with a finite verb begins at `from`: a subject, then soon a verb. */
export function startsClause(words: readonly Word[], from: number, high: number): boolean {
  const start = words[from]
  if (!start || from > high) return false
  if (start.pos === 'SCONJ' || start.stretch >= 0) return hasFiniteVerb(words, { first: from, last: high })
  const gerund = start.pos === 'VERB' && /ing$/.test(start.lower)
  if (!gerund && phraseForward(words, from, high) < from) return false
  for (let i = from + 1; i <= high && i - from < 40; i++) {
    const word = words[i]!
    if (/^[;:]$/.test(word.text)) return false
    if (isFiniteVerb(words, i)) return true
  }
  return false
}

function isFiniteVerb(words: readonly Word[], i: number): boolean {
  const word = words[i]!
  if (word.pos === 'AUX') return !/^(?:be|been|being|having)$/.test(word.lower)
  return word.pos === 'VERB' && !/ing$/.test(word.lower) && words[i - 1]?.lower !== 'to'
}

/** A finite verb stands in the stretch, as far as parts of speech tell. */
export function hasFiniteVerb(words: readonly Word[], { first, last }: Phrase): boolean {
  for (let i = first; i <= last; i++) if (isFiniteVerb(words, i)) return true
  return false
}

/** Last word of a clause that begins at `from`; never beyond `high`. */
export function clauseEnd(words: readonly Word[], from: number, high: number): number {
  let depth = 0
  for (let i = from; i <= high; i++) {
    const word = words[i]!
    if (word.stretch >= 0) continue
    if (word.text === '(') depth++
    else if (word.text === ')') depth--
    if (depth > 0 || i === from) continue
    if (word.text === ';') return i - 1
    const next = words[i + 1]
    if (!next || i + 1 > high) continue
    if (word.text === ',' || word.pos === 'CCONJ' || /^[–—]|^--$/.test(word.text)) {
      if (endsAt(words, i, high)) return i - 1
    }
    if (next.lower === 'according' && words[i + 2]?.lower === 'to') return i
  }
  return high
}

/** What follows the comma or conjunction at `i` is no longer the content. */
function endsAt(words: readonly Word[], i: number, high: number): boolean {
  const comma = words[i]!.text === ','
  let at = i + 1
  if (words[at]!.lower === 'according') return true
  if (comma && words[at]!.pos === 'CCONJ') at++
  while (at <= high && words[at]!.pos === 'ADV') at++
  if (at > high || words[at]!.stretch >= 0) return false
  const first = words[at]!
  if (isCueVerb(words, at)) {
    // “…, adding that”, “… and said that”
    const cue = cuesAt(words, at)[0]!
    const after = words[cue.last + 1]
    return /ing$/.test(first.lower)
      ? comma
      : after !== undefined &&
          (after.lower === 'that' || after.mark === 'open' || after.text === ':' || after.text === ',')
  }
  // “…, while Bo Vale said”
  if (/^(?:while|but|and|though|although|whereas|as)$/.test(words[at - 1]!.lower) || (comma && first.pos === 'SCONJ')) {
    const from = first.pos === 'SCONJ' ? at + 1 : at
    const last = phraseForward(words, from, high)
    let verb = last + 1
    while (verb <= high && /^(?:AUX|ADV)$/.test(words[verb]!.pos)) verb++
    if (last >= from && verb <= high && isCueVerb(words, verb)) return true
  }
  return false
}
