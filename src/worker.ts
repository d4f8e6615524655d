/** Runs in a worker thread: analyses one source a task. */
import type { Source } from '../schemas/source.ts'
import { analyse } from './analyse.ts'
import { NoArticleError } from './no-article.ts'

export interface AnalysisTask {
  source: Source
  /** File name or other name of the source. */
  name?: string
  /** Whether the article says what was left out of it. */
  furniture: boolean
}

/** The analysis as JSON, which crosses threads cheaply, or why there is none: errors lose their class on the way. */
export type AnalysisResult = { json: string } | { noArticle: string }

export default function run({ source, name, furniture }: AnalysisTask): AnalysisResult {
  try {
    const analysis = analyse(source, name === undefined ? {} : { name })
    if (!furniture) delete analysis.article.furniture
    return { json: JSON.stringify(analysis) }
  } catch (error) {
    if (error instanceof NoArticleError) return { noArticle: error.message }
    throw error
  }
}
