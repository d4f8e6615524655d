/** Finds the stretches of a paragraph that stand inside quotation marks. */
import { wordList } from '../../data.ts'

/** A stretch inside outermost quotation marks; offsets into the text. */
export interface Stretch {
  /** Where the opening mark starts. */
  open: number
  /** First character inside. */
  start: number
  /** One past the last character inside. */
  end: number
  /** One past the closing mark; equal to `end` when the mark is missing. */
  close: number
  /** False when the paragraph ends before the stretch does. */
  closed: boolean
}

type Weight = 'double' | 'single'

interface Mark {
  at: number
  length: number
  weight: Weight
  opens: boolean
  closes: boolean
  /** It may be the apostrophe of a plural (“the workers’ hall”). */
  plural: boolean
  /** It may stand for inches (“a 12" wall”). */
  inches: boolean
}

const elisions = new Set(wordList('quotation-marks', 'elisions').map(([word]) => word!))
const markPattern = /'(?=''(?!'))(?<=\S')|``|''|[“”„‟«»"‘’‚‛'`]/g

/** The outermost quoted stretches between two offsets, in order. Nested marks belong to the stretch around them. */
export function quotedStretches(text: string, from: number, to: number): Stretch[] {
  const marks = withoutInches(marksOf(text, from, to))
  const closersAhead = countClosers(marks)
  const found: Stretch[] = []
  const stack: Mark[] = []
  const emit = (opening: Mark, end: number, close: number, closed: boolean) => {
    const start = opening.at + opening.length
    if (text.slice(start, end).trim() !== '') found.push({ open: opening.at, start, end, close, closed })
  }
  for (const [i, mark] of marks.entries()) {
    const top = stack.at(-1)
    // The last of several marks that could close does; those before it were apostrophes.
    if (mark.plural && marks[i + 1]?.weight === 'single' && marks[i + 1]!.closes) continue
    if (mark.closes && top?.weight === mark.weight) {
      stack.pop()
      if (stack.length === 0) emit(top, mark.at, mark.at + mark.length, true)
    } else if (mark.closes && !mark.opens && stack[0]?.weight === mark.weight) {
      // A mark nested in the outer ones was never closed, or right after them (“'late,"'”).
      const outer = stack[0]
      const next = marks[i + 1]
      const swapped = next?.closes && next.weight === top?.weight && next.at === mark.at + mark.length
      const last = swapped ? next : mark
      stack.length = 0
      emit(outer, mark.at, last.at + last.length, true)
    } else if (mark.opens) {
      if (mark.weight === 'single' && closersAhead.single[i]! === 0) continue
      if (
        stack[0]?.weight === mark.weight &&
        top?.weight === mark.weight &&
        closersAhead[mark.weight][i]! < stack.length + 1
      ) {
        // Too few closing marks are left for a nested quotation: the one before was never closed.
        const outer = stack[0]
        stack.length = 0
        emit(outer, trimmedEnd(text, outer.at, mark.at), trimmedEnd(text, outer.at, mark.at), false)
      }
      stack.push(mark)
    }
  }
  const outer = stack[0]
  if (outer?.weight === 'double') {
    const end = trimmedEnd(text, outer.at, to)
    emit(outer, end, end, false)
  }
  return found
}

/** Every mark that may open or close, with its roles; apostrophes are left out. */
function marksOf(text: string, from: number, to: number): Mark[] {
  const marks: Mark[] = []
  for (const { 0: sign, index } of text.slice(from, to).matchAll(markPattern)) {
    const at = from + index
    const before = at > from ? text[at - 1]! : ' '
    const after = at + sign.length < to ? text[at + sign.length]! : ' '
    const opensHere = /[\s([{—–\-/:“‘"'…]/.test(before) && !/[\s)\]},.;:!?]/.test(after)
    const closesHere = !/[\s([{]/.test(before) && !/[\p{L}\p{N}]/u.test(after)
    const mark: Mark = {
      at,
      length: sign.length,
      weight: 'double',
      opens: true,
      closes: true,
      plural: false,
      inches: false,
    }
    // “6' 2"”, “5'11"”
    if (sign === "'" && /\d/.test(before) && /^\s?\d/.test(text.slice(at + 1, at + 3))) continue
    // A mark typed the wrong way round: “Late,“ he said; ”Late,” he said.
    const turned = /[“”]/.test(sign) && opensHere !== closesHere && (sign === '“' ? /[.,!?…]/.test(before) : opensHere)
    if (/[“„‟«]|``/.test(sign)) marks.push({ ...mark, weight: 'double', opens: !turned, closes: turned })
    else if (/[”»]/.test(sign)) marks.push({ ...mark, weight: 'double', opens: turned, closes: !turned })
    else if (sign === '"' || sign === "''") {
      const inches = sign === '"' && /\d/.test(before) && closesHere
      marks.push({
        ...mark,
        weight: 'double',
        opens: opensHere || !closesHere,
        closes: closesHere || !opensHere,
        inches,
      })
    } else {
      const elided = elisions.has(/^[\p{L}\p{N}]*/u.exec(text.slice(at + 1, at + 12))![0].toLowerCase())
      const opens = opensHere && sign !== '’' && !elided
      const closes = closesHere && sign !== '‘' && sign !== '`'
      const plural = closes && /s/i.test(before) && /\s/.test(after)
      if (opens || closes) marks.push({ ...mark, weight: 'single', opens, closes, plural })
    }
  }
  return marks
}

/** A mark after a number stands for inches where the next of its kind can only close, too: “"It is 4" at most," he said”. */
function withoutInches(marks: readonly Mark[]): Mark[] {
  let closesNext = false
  return marks
    .toReversed()
    .filter((mark) => {
      const measures = mark.inches && closesNext
      if (mark.weight === 'double') closesNext = mark.closes && !mark.opens
      return !measures
    })
    .reverse()
}

/** For each mark, how many of its weight after it can close. */
function countClosers(marks: readonly Mark[]): Record<Weight, number[]> {
  const counts: Record<Weight, number[]> = { double: [], single: [] }
  const ahead = { double: 0, single: 0 }
  for (let i = marks.length - 1; i >= 0; i--) {
    counts.double[i] = ahead.double
    counts.single[i] = ahead.single
    const mark = marks[i]!
    if (mark.closes) ahead[mark.weight]++
  }
  return counts
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end
  while (last > start && /\s/.test(text[last - 1]!)) last--
  return last
}
