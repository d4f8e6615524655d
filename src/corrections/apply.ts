/** Makes corrections in the records of an article. */
import type { Analysis } from '../../schemas/analysis.ts'
import { correctArticle } from './article.ts'
import type { Correction, Numbered, Records } from './correction.ts'
import { type Draft, draftOf, finished, type Held } from './draft.ts'
import { becomeEntity, changeEntity, hideEntity, splitEntity } from './entities.ts'
import { correctRecord, restore } from './records.ts'

/** What became of a correction in an article. */
export interface Outcome {
  applied: boolean
  /** Id of the corrected quote, claim or entry; null when it is hidden, or an entity was corrected. */
  record: string | null
}

/**
 * The records as editors want them, and what became of each correction, by its number. Pure: the analysis stays as it
 * is. What an editor corrected counts as found, so it is put in first where the machine does not have it (any more); then
 * each correction is made in the order in which editors made them, since each was made to what it saw.
 */
export function applyCorrections(
  analysis: Analysis,
  corrections: readonly Numbered[],
): { analysis: Analysis; outcomes: ReadonlyMap<number, Outcome> } {
  const outcomes = new Map<number, Outcome>()
  if (corrections.length === 0) return { analysis, outcomes }
  const draft = restored(analysis, corrections)
  for (const { seq, correction } of corrections) outcomes.set(seq, correct(draft, correction))
  return { analysis: finished(analysis, draft), outcomes }
}

/** What the machine has, and what an editor corrected that it has no more. */
function restored(analysis: Analysis, corrections: readonly Numbered[]): Draft {
  const draft = draftOf(analysis)
  for (const { correction } of corrections) if ('machine' in correction) restore(draft, correction)
  return draft
}

/** A record as it is without any correction; undefined when there is none with this id. */
export function uncorrected<K extends keyof Records>(
  analysis: Analysis,
  corrections: readonly Numbered[],
  kind: K,
  id: string,
): Records[K] | undefined {
  const held = restored(analysis, corrections)[kind] as Held<Records[K]>[]
  return held.find(({ record }) => record.id === id)?.record
}

function correct(draft: Draft, correction: Correction): Outcome {
  if (correction.record === 'entity') return { applied: correctEntity(draft, correction), record: null }
  if (correction.record === 'article') {
    draft.article = correctArticle(draft.article, correction.change)
    return { applied: true, record: draft.article.id }
  }
  const record = correctRecord(draft, correction)
  return { applied: record !== undefined, record: record ?? null }
}

function correctEntity(draft: Draft, correction: Extract<Correction, { record: 'entity' }>): boolean {
  const { id, into } = correction
  if (correction.action === 'split') return splitEntity(draft, correction)
  if (correction.action === 'merge') return becomeEntity(draft, id, into, correction.name)
  if (correction.change === null) return hideEntity(draft, id)
  const there = id === into ? draft.entities.some((entity) => entity.id === id) : becomeEntity(draft, id, into, null)
  return there && changeEntity(draft, into, correction.change)
}
