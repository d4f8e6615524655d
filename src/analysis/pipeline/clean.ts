/**
 * The stages that the clean article needs, and how stages are run. Apart from the others, which read the language model:
 * without them a process starts in 0.13 s instead of 0.35.
 */
import { furniture } from './furniture/index.ts'
import { article } from './paragraphs/index.ts'
import type { Layers, Page, Stage } from './stage.ts'

export const cleanStages = [furniture, article] as readonly unknown[] as readonly Stage[]

/** Told of each stage when it is done, with its time in milliseconds. */
export type StageObserver = (stage: keyof Layers, milliseconds: number) => void

/** Runs only the stages that the clean article needs. */
export function cleanPage(page: Page): Layers['article'] {
  return runStages(cleanStages, page).article!
}

/** Runs stages over a page, in order. `now` is only called when somebody observes. */
export function runStages(
  stages: readonly Stage[],
  page: Page,
  observe?: StageObserver,
  now = () => performance.now(),
): Partial<Layers> {
  const layers: Partial<Layers> & { page: Page } = { page }
  for (const { adds, run } of stages) {
    const started = observe ? now() : 0
    Object.assign(layers, { [adds]: run(layers as Layers) })
    observe?.(adds, now() - started)
  }
  return layers
}
