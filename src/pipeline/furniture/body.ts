/** Finds which blocks of a page are the article's body. */
import { jsonFile } from '../../data.ts'
import type { Block, Page } from '../stage.ts'
import { featuresOf, secondFeatures } from './features.ts'
import { type Classifier, classifier, type Trees } from './trees.ts'

/** Two looks at each block: the second also sees what the first said of the blocks around. */
export interface Model {
  first: Classifier
  second: Classifier
}

const models = { html: load('html'), text: load('text') }

function load(format: Page['format']): Model {
  const { first, second } = jsonFile('furniture', `body-${format}.json`) as Record<keyof Model, Trees>
  return { first: classifier(first), second: classifier(second) }
}

/** Below this expected F1 nothing on the page is taken for an article. */
const LEAST_EXPECTED = 0.4

/** Probability of each block to be body. */
export function bodyProbabilities(page: Page): number[] {
  return lookTwice(models[page.format], page.blocks, featuresOf(page))
}

/** What a model says of blocks whose features are `rows`; blocks deep in furniture keep the first look's probability. */
export function lookTwice({ first, second }: Model, blocks: readonly Block[], rows: readonly Float64Array[]): number[] {
  const once = rows.map(first)
  const again = secondFeatures(blocks, rows, once)
  return once.map((p, i) => (inFurniture(once, i) ? p : second(again(i))))
}

/** In the first look less likely than this, as all within REACH are, a block is deep in furniture. */
const DEEP = 0.02
const REACH = 4

/** True for most blocks of a page; they need no second look. */
function inFurniture(first: readonly number[], i: number): boolean {
  for (let at = Math.max(0, i - REACH); at <= i + REACH && at < first.length; at++) if (first[at]! >= DEEP) return false
  return true
}

/**
 * The probability from which on blocks are taken as body: the one with the best expected F1 of characters, which lies at
 * half of that F1. Null when even that is below LEAST_EXPECTED: the page has no article that could be told.
 */
export function bodyThreshold(page: Pick<Page, 'blocks'>, probabilities: readonly number[]): number | null {
  // Blocks below half of an F1 lower it; those below half of the least are not worth sorting.
  const order = [...probabilities.keys()]
    .filter((i) => probabilities[i]! > LEAST_EXPECTED / 2)
    .sort((a, b) => probabilities[b]! - probabilities[a]!)
  const expected = probabilities.reduce((sum, p, i) => sum + p * page.blocks[i]!.text.length, 0)
  let best = 0
  let hits = 0
  let taken = 0
  for (const i of order) {
    const { length } = page.blocks[i]!.text
    hits += probabilities[i]! * length
    taken += length
    best = Math.max(best, (2 * hits) / (taken + expected))
  }
  return best < LEAST_EXPECTED ? null : best / 2
}
