/** Finds who says what: source, cue and content. */
import { type Attribution, stage } from '../stage.ts'
import { assembled } from './assemble.ts'
import { attribute } from './attribute.ts'
import type { Draft } from './draft.ts'
import { passagesOf } from './passage.ts'
import { linkQuotations } from './quotations.ts'
import { entityLookup } from './speakers.ts'

export const attributions = stage(
  'attributions',
  ['article', 'sentences', 'times', 'entities'],
  ({ article, sentences, times, entities }): Attribution[] => {
    const passages = passagesOf({ article, sentences, times, entities })
    const drafts: Draft[][] = passages.map(attribute)
    const entityAt = entityLookup(entities)
    return assembled(linkQuotations(passages, drafts, entityAt), entityAt)
  },
)
