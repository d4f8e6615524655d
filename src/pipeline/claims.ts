/** Attributions, and check-worthy sentences of the article's own voice, as claims. */
import { stage } from './stage.ts'

export const claims = stage('claims', ['article', 'sentences', 'times', 'entities', 'attributions', 'quotes'], () => [])
