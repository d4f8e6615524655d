/** The ordered list of stages. To add one: write it, give its layer a type in stage.ts, put it in this list. */
import { attributions } from './attributions/index.ts'
import { claims } from './claims/index.ts'
import { entities } from './entities/index.ts'
import { furniture } from './furniture/index.ts'
import { names } from './names/index.ts'
import { article } from './paragraphs/index.ts'
import { quotes } from './quotes.ts'
import { sentences } from './sentences.ts'
import type { Layers, Page, Stage } from './stage.ts'
import { timeline } from './timeline/index.ts'
import { times } from './times/index.ts'
import { verbs } from './verbs.ts'

export const stages: readonly Stage[] = [
  furniture,
  article,
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

/** Told of each stage when it is done, with its time in milliseconds. */
export type StageObserver = (stage: keyof Layers, milliseconds: number) => void

/** Runs all stages over a page. `now` is only called when somebody observes. */
export function runPipeline(page: Page, observe?: StageObserver, now?: () => number): Layers {
  return runStages(stages, page, observe, now) as Layers
}

/** Runs only the stages that the clean article needs. */
export function cleanPage(page: Page): Layers['article'] {
  const last = stages.findIndex(({ adds }) => adds === 'article')
  return runStages(stages.slice(0, last + 1), page).article!
}

function runStages(
  some: readonly Stage[],
  page: Page,
  observe?: StageObserver,
  now = () => performance.now(),
): Partial<Layers> {
  const layers: Partial<Layers> & { page: Page } = { page }
  for (const { adds, run } of some) {
    const started = observe ? now() : 0
    Object.assign(layers, { [adds]: run(layers as Layers) })
    observe?.(adds, now() - started)
  }
  return layers
}
