/** Finds time expressions and resolves them against the publication date. */
import { stage } from './stage.ts'

export const times = stage('times', ['article', 'sentences'], () => [])
