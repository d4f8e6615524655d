/**
 * Brings the training sources to one convention: states are places even where they act, peoples are no places, an
 * office alone is no person, and a state's name that was missed is a place.
 */
import { bit, listsOf, type PhraseTable } from '../analysis/pipeline/names/table.ts'
import type { TaggedType } from '../analysis/pipeline/names/tags.ts'
import type { Sentence } from '../analysis/pipeline/stage.ts'

export interface LabelledName {
  start: number
  end: number
  type: TaggedType
}

export function harmonise(
  text: string,
  names: readonly LabelledName[],
  sentences: readonly Sentence[],
  table: PhraseTable,
  silver: boolean,
): LabelledName[] {
  const listed = (phrase: string) => listsOf(table, phrase)
  const out: LabelledName[] = []
  for (const name of names) {
    const phrase = text.slice(name.start, name.end)
    const bits = listed(phrase)
    let { type } = name
    if (type === 'person') {
      const words = phrase.split(/[\s-]+/).map(listed)
      const office = words.every((word) => word & bit('title') && !(word & (bit('given') | bit('surname'))))
      if (office) continue
    }
    if (bits & bit('people')) {
      if (type === 'place' || type === 'organisation') type = 'other'
    } else if (bits & bit('country')) {
      if (type === 'organisation' || type === 'other') type = 'place'
    } else if (
      silver &&
      bits & (bit('city') | bit('division')) &&
      type === 'organisation' &&
      !(bits & bit('organisation'))
    )
      type = 'place'
    const last = out.at(-1)
    if (last && type === 'other' && last.type === 'place' && last.end + 1 === name.start && bits & bit('people')) {
      last.end = name.end
      last.type = 'other'
    } else out.push({ ...name, type })
  }
  const missed: LabelledName[] = []
  let next = 0
  for (const { tokens } of sentences) {
    for (const [i, { start, end, text: form }] of tokens.entries()) {
      while (out[next] && out[next]!.end <= start) next++
      if (out[next] && out[next]!.start < end) continue
      const alone = (j: number) => !tokens[j] || !/^\p{Lu}/u.test(tokens[j]!.text)
      if (/^\p{Lu}\p{Ll}{3}/u.test(form) && alone(i - 1) && alone(i + 1) && listed(form) & bit('country'))
        missed.push({ start, end, type: 'place' })
    }
  }
  return [...out, ...missed].sort((a, b) => a.start - b.start)
}
