/** Runs in a worker thread: analyses one source a task. */
import type { Source } from '../../../schemas/source.ts'
import { compileLate } from '../../compiling.ts'
import { yieldToOthers } from '../../priority.ts'
import { analyse } from '../analyse.ts'
import { NoArticleError } from '../errors.ts'
import type { Layers } from '../pipeline/stage.ts'

// Answers come before analyses.
yieldToOthers(10)
compileLate()

export interface AnalysisTask {
  source: Source
  /** File name or other name of the source. */
  name?: string
  /** Whether the article says what was left out of it. */
  furniture: boolean
}

/** Stages with the milliseconds each took. */
export type StageTimes = [stage: keyof Layers, milliseconds: number][]

/** The analysis as JSON, which crosses threads cheaply, or why there is none: errors lose their class on the way. */
export type AnalysisResult = { times: StageTimes } & ({ json: string } | { noArticle: string })

export default function run({ source, name, furniture }: AnalysisTask): AnalysisResult {
  const times: StageTimes = []
  try {
    const observe = (stage: keyof Layers, milliseconds: number) => void times.push([stage, milliseconds])
    const analysis = analyse(source, { ...(name !== undefined && { name }), observe })
    if (!furniture) delete analysis.article.furniture
    return { json: JSON.stringify(analysis), times }
  } catch (error) {
    if (error instanceof NoArticleError) return { noArticle: error.message, times }
    throw error
  }
}
