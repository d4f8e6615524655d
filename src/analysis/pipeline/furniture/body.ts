/** Finds which blocks of a page are the article's body. */
import { jsonFile } from '../../../data.ts'
import type { Block, Page } from '../stage.ts'
import type { IsComment } from './comments.ts'
import { featuresOf, writeSecond } from './features.ts'
import { type Classifier, classifier, type Rows, type Trees } from './trees.ts'

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

/** Where the article's body is on a page. */
export interface Body {
  /** Probability of each block to be body. */
  probabilities: Float64Array
  /** The probability from which on blocks are taken as body; null when the page has no article that could be told. */
  threshold: number | null
}

/** Of what was found, the share of comments from which on the page is read again. */
const MANY_COMMENTS = 0.1

/**
 * A long thread of comments makes an article above it look like furniture, or itself like the article. Where nothing is
 * found, or comments are, the page is read again without them; one that has no article then, as a forum’s has none, keeps
 * what was found at first.
 */
export function findBody(page: Page, isComment: IsComment, model = models[page.format], rows = featuresOf(page)): Body {
  const found = bodyAmong(page.blocks, model, rows)
  if (shareOf(page.blocks, found, isComment) < MANY_COMMENTS) return found
  const blocks = page.blocks.filter((_, i) => !isComment(i))
  if (blocks.length === page.blocks.length) return found
  const rest = bodyAmong(blocks, model, featuresOf({ ...page, blocks }))
  if (rest.threshold === null) return found
  let at = 0
  const probabilities = found.probabilities.map((_, i) => (isComment(i) ? 0 : rest.probabilities[at++]!))
  return { probabilities, threshold: rest.threshold }
}

function bodyAmong(blocks: readonly Block[], model: Model, rows: Rows): Body {
  const probabilities = lookTwice(model, blocks, rows)
  return { probabilities, threshold: bodyThreshold(blocks, probabilities) }
}

/** Which share of what was found is comments, by length; all of it where nothing was. */
export function shareOf(blocks: readonly Block[], { probabilities, threshold }: Body, isComment: IsComment): number {
  let all = 0
  let comments = 0
  for (const [i, { text }] of blocks.entries()) {
    if (threshold === null || probabilities[i]! < threshold) continue
    all += text.length
    if (isComment(i)) comments += text.length
  }
  return all === 0 ? 1 : comments / all
}

/** What a model says of blocks whose features are `rows`; blocks deep in furniture keep the first look's probability. */
function lookTwice({ first, second }: Model, blocks: readonly Block[], rows: Rows): Float64Array {
  const { values, width } = rows
  const once = new Float64Array(blocks.length)
  for (let i = 0; i < once.length; i++) once[i] = first(values, i * width)
  const write = writeSecond(blocks, rows, once)
  return once.map((p, i) => {
    if (inFurniture(once, i)) return p
    write(i)
    return second(values, i * width)
  })
}

/** In the first look less likely than this, as all within REACH are, a block is deep in furniture. */
const DEEP = 0.02
const REACH = 4

/** True for most blocks of a page; they need no second look. */
function inFurniture(first: Float64Array, i: number): boolean {
  for (let at = Math.max(0, i - REACH); at <= i + REACH && at < first.length; at++) if (first[at]! >= DEEP) return false
  return true
}

/**
 * The threshold with the best expected F1 of characters, which lies at half of that F1. Null when even that is below
 * LEAST_EXPECTED.
 */
function bodyThreshold(blocks: readonly Block[], probabilities: Float64Array): number | null {
  // Blocks below half of an F1 lower it; those below half of the least are not worth sorting.
  const order = [...probabilities.keys()]
    .filter((i) => probabilities[i]! > LEAST_EXPECTED / 2)
    .sort((a, b) => probabilities[b]! - probabilities[a]!)
  const expected = probabilities.reduce((sum, p, i) => sum + p * blocks[i]!.text.length, 0)
  let best = 0
  let hits = 0
  let taken = 0
  for (const i of order) {
    const { length } = blocks[i]!.text
    hits += probabilities[i]! * length
    taken += length
    best = Math.max(best, (2 * hits) / (taken + expected))
  }
  return best < LEAST_EXPECTED ? null : best / 2
}
