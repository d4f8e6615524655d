/** Ties the events of the text to dates. */
import { stage } from './stage.ts'

export const timeline = stage(
  'timeline',
  ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes', 'claims'],
  () => [],
)
