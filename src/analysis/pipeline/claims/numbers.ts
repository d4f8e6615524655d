/** Reads one number, in digits, words or both: “2.7 million”, “two hundred and fifty”, “dozens”, “a third of”. */
import { wordList } from '../../../data.ts'
import { contexts } from './contexts.ts'
import { inMetres } from './metres.ts'
import { isMoney, type NumberToken } from './tokens.ts'

export interface NumberRead {
  value: number
  /** Index of the token after it. */
  next: number
  /** “hundreds”, “a couple”: the value is the least it can mean. */
  vague: boolean
  /** `part`: a share of a whole (“half”, “two thirds”); `times`: multiplies (“twice”). */
  form: 'digits' | 'words' | 'part' | 'times'
  /** Whether a scale word or suffix (“million”, “bn”) belongs to it, and its factor; 1 without. */
  scale: number
}

interface Entry {
  value: number
  class: string
}

const words = new Map(
  wordList('claims', 'numbers').map(([word, value, kind]): [string, Entry] => [
    word!,
    { value: Number(value), class: kind! },
  ]),
)

const is = (token: NumberToken | undefined, ...classes: string[]): Entry | null => {
  const entry = token && words.get(token.lower)
  return entry && classes.includes(entry.class) ? entry : null
}

/** Whether a number may begin with a token: the readings below need not be asked for any other. */
const mayBegin = ({ digits, lower }: NumberToken) =>
  digits !== null || words.has(lower) || lower.endsWith('fold') || /^(?:an?|several|few|many)$/.test(lower)

/** The number that begins at a token; null when none does. */
export function readNumber(tokens: readonly NumberToken[], at: number): NumberRead | null {
  if (!mayBegin(tokens[at]!)) return null
  const read =
    readDigits(tokens, at) ??
    readShare(tokens, at) ??
    readTimes(tokens, at) ??
    readVague(tokens, at) ??
    readWords(tokens, at)
  return read && asMultiple(tokens, at, read)
}

/** “20-fold”, “a 50-times higher dose”, “by a factor of three”. */
function asMultiple(tokens: readonly NumberToken[], at: number, read: NumberRead): NumberRead {
  const written = pastHyphen(tokens, read.next)
  const word = tokens[written]
  const fold = word?.lower === 'fold' || (word?.lower === 'times' && written > read.next)
  if (fold) return { ...read, form: 'times', next: written + 1 }
  return tokens[at - 1]?.lower === 'of' && tokens[at - 2]?.lower === 'factor' ? { ...read, form: 'times' } : read
}

/** Index of the next token, past a hyphen that ties it to the one before; the index itself without one. */
const pastHyphen = (tokens: readonly NumberToken[], at: number): number =>
  tokens[at]?.text === '-' && tokens[at]!.attached && tokens[at + 1]?.attached ? at + 1 : at

function readDigits(tokens: readonly NumberToken[], at: number): NumberRead | null {
  const token = tokens[at]!
  const glyph = is(token, 'glyph')
  if (token.digits === null && !glyph) return null
  let value = token.digits ?? glyph!.value
  let next = at + 1
  const part = tokens[next]?.attached ? is(tokens[next], 'glyph') : null
  if (part && !glyph) {
    value += part.value
    next++
  }
  const read: NumberRead = { value, next, vague: false, form: glyph ? 'part' : 'digits', scale: 1 }
  return withFraction(tokens, scaled(tokens, next, read))
}

/** Multiplies by the scale words and the suffix that follow. */
function scaled(tokens: readonly NumberToken[], at: number, read: NumberRead): NumberRead {
  let { value, scale } = read
  let next = at
  const written = tokens[next]?.attached || isMoneyMillion(tokens, next)
  const suffix = written ? is(tokens[next], 'suffix', 'scale') : null
  // “12mm” are millimetres.
  const millimetres = tokens[next]?.lower === 'mm' && !isMoneyMillion(tokens, next)
  if (suffix && !millimetres && !inMetres(tokens, next)) {
    value *= suffix.value
    scale *= suffix.value
    next++
  }
  for (;;) {
    const word = pastHyphen(tokens, next)
    const entry = is(tokens[word], 'scale')
    if (!entry) break
    value *= entry.value
    scale *= entry.value
    next = word + 1
  }
  return { ...read, value: exact(value), next, scale }
}

/** “$12 MM”: millions, as in accounts. */
const isMoneyMillion = (tokens: readonly NumberToken[], at: number): boolean =>
  tokens[at]?.lower === 'mm' && isMoney(tokens[at - 2])

/** 2.3 million is 2300000, not 2299999.9999999995. */
export const exact = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(15)))

/** “half of”, “a third of”, “two-thirds”, “half a million”. */
function readShare(tokens: readonly NumberToken[], at: number): NumberRead | null {
  const half = is(tokens[at], 'part')
  if (half) return readHalf(tokens, at, half.value)
  const first = tokens[at]!
  const article = first.lower === 'a' || first.lower === 'an'
  const small = is(first, 'small')
  if (!article && !(small && small.value > 0 && small.value < 10)) return null
  const nounAt = pastHyphen(tokens, at + 1)
  const noun = tokens[nounAt]
  if (!noun || noun.start - tokens[nounAt - 1]!.end > 1) return null
  const plural = noun.lower.endsWith('s')
  if (small?.value === 1 && noun.lower === 'half') {
    return { value: 0.5, next: nounAt + 1, vague: false, form: 'part', scale: 1 }
  }
  const singular = words.get(plural ? noun.lower.slice(0, -1) : noun.lower)
  if (singular?.class !== 'ordinal') return null
  const top = article ? 1 : small!.value
  const hyphened = nounAt === at + 2
  // “a third term” and “three quarters running” count something else.
  const share =
    tokens[nounAt + 1]?.lower === 'of' ||
    hyphened ||
    (plural && singular.value !== 4) ||
    isBareShare(tokens, at, nounAt + 1)
  if (!share || plural === (top === 1)) return null
  const value = top / singular.value
  const scale = tokens[nounAt + 1]?.lower === 'of' && tokens[nounAt + 2]?.lower === 'a' ? nounAt + 3 : -1
  if (is(tokens[scale], 'scale')) {
    return scaled(tokens, scale, { value, next: scale, vague: false, form: 'words', scale: 1 })
  }
  return { value, next: nounAt + 1, vague: false, form: 'part', scale: 1 }
}

/** “fell by a third”, “A third were children”: a share of what was named before. */
function isBareShare(tokens: readonly NumberToken[], at: number, next: number): boolean {
  const { pos } = tokens[next] ?? {}
  if (at === 0) return pos === 'VERB' || pos === 'AUX'
  return contexts.fraction.has(tokens[at - 1]!.lower) && pos !== 'NOUN' && pos !== 'PROPN' && pos !== 'ADJ'
}

/** “that half were women” */
function opensClause(tokens: readonly NumberToken[], at: number): boolean {
  const opened = at > 0 && /^(?:SCONJ|CCONJ|PUNCT)$/.test(tokens[at - 1]!.pos)
  return opened && tokens[at + 1]?.pos === 'AUX'
}

function readHalf(tokens: readonly NumberToken[], at: number, value: number): NumberRead | null {
  const after = tokens[at + 1]
  const a = after && (after.lower === 'a' || after.lower === 'an' || (after.text === '-' && after.attached))
  if (a) {
    const scale = is(tokens[at + 2], 'scale')
    if (scale) return scaled(tokens, at + 2, { value, next: at + 2, vague: false, form: 'words', scale: 1 })
    // “half-a-point”
    const next = after.text === '-' && tokens[at + 2]?.lower === 'a' ? at + 3 : at + 2
    return { value, next, vague: false, form: 'part', scale: 1 }
  }
  const cut = tokens[at - 1]?.lower === 'by' || tokens[at - 1]?.lower === 'in'
  const share = (after && contexts.share.has(after.lower)) || isBareShare(tokens, at, at + 1) || opensClause(tokens, at)
  if (!cut && !share) return null
  return { value, next: at + 1, vague: false, form: 'part', scale: 1 }
}

/** “twice”, “tenfold”, “doubled”, “double the”. */
function readTimes(tokens: readonly NumberToken[], at: number): NumberRead | null {
  const { lower, pos } = tokens[at]!
  const multiplied = is(tokens[at], 'multiplied', 'multiply')
  if (multiplied) {
    const after = tokens[at + 1]
    // “A double room”, “double-digit”, “doubled as a cook”.
    const other = (after?.text === '-' && after.attached) || contexts.particle.has(after?.lower ?? '')
    const verb = pos === 'VERB' || tokens[at - 1]?.pos === 'AUX'
    const sure = multiplied.class === 'multiplied' || verb || contexts.multiple.has(after?.lower ?? '')
    return !other && sure ? { value: multiplied.value, next: at + 1, vague: false, form: 'times', scale: 1 } : null
  }
  const fold = lower.endsWith('fold') ? words.get(lower.slice(0, -4)) : undefined
  const entry = is(tokens[at], 'times') ?? (fold?.class === 'small' || fold?.class === 'scale' ? fold : null)
  if (!entry) return null
  // “Twice the price”, “twice as high”; but “fined twice”.
  const after = tokens[at + 1]
  const counts =
    entry.class === 'times' && !(after && (contexts.multiple.has(after.lower) || after.lower.endsWith('er')))
  return { value: entry.value, next: at + 1, vague: false, form: counts ? 'words' : 'times', scale: 1 }
}

/** “hundreds of thousands”, “dozens”, “a couple of”, “several hundred”. */
function readVague(tokens: readonly NumberToken[], at: number): NumberRead | null {
  const first = tokens[at]!
  if (first.lower === 'several' || first.lower === 'few' || first.lower === 'many') {
    const scale = is(tokens[at + 1], 'scale')
    return scale && scaled(tokens, at + 1, { value: 1, next: at + 1, vague: true, form: 'words', scale: 1 })
  }
  const entry = is(first, 'several')
  if (!entry) return null
  const of = tokens[at + 1]?.lower === 'of'
  // “scores 20 points”, “a married couple”, “a couple said”: only “scores of”, “a couple of”.
  if (!of && (first.lower === 'scores' || first.lower === 'couple' || first.lower === 'tens')) return null
  const more = of ? is(tokens[at + 2], 'several', 'scale') : null
  if (first.lower === 'tens' && !more) return null
  return {
    value: entry.value * (more?.value ?? 1),
    next: more ? at + 3 : at + 1,
    vague: true,
    form: 'words',
    scale: 1,
  }
}

/** “two hundred and fifty thousand”, “twenty-five”, “a dozen”, “two and a half million”. */
function readWords(tokens: readonly NumberToken[], at: number): NumberRead | null {
  const article = (tokens[at]!.lower === 'a' || tokens[at]!.lower === 'an') && is(tokens[at + 1], 'scale')
  let total = 0
  let group = article ? 1 : 0
  let next = article ? at + 1 : at
  // What may still be added to the group: anything below this.
  let room = article ? 0 : Infinity
  let scale = 1
  for (;;) {
    let word = next === at ? at : pastHyphen(tokens, next)
    if (tokens[word]?.lower === 'and' && (room === 100 || room === 1000) && is(tokens[word + 1], 'small', 'ten')) word++
    const entry = is(tokens[word], 'small', 'ten', 'scale')
    if (!entry) break
    if (entry.class !== 'scale') {
      if (entry.value >= room || (entry.value === 0 && next !== at)) break
      group += entry.value
      room = entry.class === 'ten' ? 10 : 0
    } else if (group === 0 && total === 0) {
      return null
    } else if (entry.value === 100 && group > 0) {
      group *= 100
      room = 100
      scale = Math.max(scale, 100)
    } else {
      // “a hundred thousand million”: a scale after a scale multiplies all that stands before it.
      total = group > 0 ? total + group * entry.value : total * entry.value
      group = 0
      room = entry.value === 12 ? 0 : 1000
      scale = Math.max(scale, entry.value)
    }
    next = word + 1
  }
  if (next === at) return null
  return withFraction(tokens, { value: total + group, next, vague: false, form: 'words', scale })
}

/** “two and a half million”. */
function withFraction(tokens: readonly NumberToken[], read: NumberRead): NumberRead {
  const joint = pastHyphen(tokens, read.next)
  if (tokens[joint]?.lower !== 'and') return read
  const article = pastHyphen(tokens, joint + 1)
  const noun = pastHyphen(tokens, article + 1)
  if (tokens[article]?.lower !== 'a') return read
  const part = is(tokens[noun], 'part')?.value ?? (tokens[noun]?.lower === 'quarter' ? 0.25 : null)
  if (part === null) return read
  return scaled(tokens, noun + 1, { ...read, value: read.value + part, next: noun + 1 })
}
