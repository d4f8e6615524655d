/** The ordered list of stages. To add one: write it, give its layer a type in stage.ts, put it in this list. */
import { attributions } from './attributions/index.ts'
import { claims } from './claims/index.ts'
import { cleanStages, runStages, type StageObserver } from './clean.ts'
import { entities } from './entities/index.ts'
import { names } from './names/index.ts'
import { quotes } from './quotes.ts'
import { sentences } from './sentences/index.ts'
import type { Layers, Page, Stage } from './stage.ts'
import { timeline } from './timeline/index.ts'
import { times } from './times/index.ts'
import { verbs } from './verbs.ts'

export const stages: readonly Stage[] = [
  ...cleanStages,
  sentences,
  verbs,
  times,
  names,
  entities,
  attributions,
  quotes,
  claims,
  timeline,
] as readonly unknown[] as readonly Stage[]

/** Runs all stages over a page. `now` is only called when somebody observes. */
export function runPipeline(page: Page, observe?: StageObserver, now?: () => number): Layers {
  return runStages(stages, page, observe, now) as Layers
}
