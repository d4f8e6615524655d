/** Which reading of a page holds its article: what it shows, what it hides, or what its data state. */
import { wordList } from '../../../data.ts'
import { speaksOfSite } from '../../pipeline/furniture/other-pages.ts'
import { wordsOf } from '../../pipeline/furniture/phrases.ts'
import { isEnded, proseWords } from '../../pipeline/furniture/prose.ts'
import type { Block, Page } from '../../pipeline/stage.ts'
import { readBlocks } from './blocks.ts'
import { bodyInScripts } from './script-body.ts'
import { type Element, parseTree } from './tree.ts'

type Reading = Pick<Page, 'blocks' | 'links'>

/** What else is known of the page. */
interface Known {
  base: string | null
  /** The article's text where JSON-LD states it. */
  body: string | null
  /** The scripts that may hold it. */
  scripts: readonly string[]
  headline: string | null
}

/** Buttons that show the rest of an article; in characters. */
const LONGEST_BUTTON = 40
const expanders = new Set(wordList('loader', 'expanders').map(([words]) => words!))

/** In words of sentences: what a page shows at least that holds its article. */
const LEAST_PROSE = 40
/** What JSON-LD or scripts state of a page that shows no sentence at all. */
const LEAST_STATED = 15
/** With so much the page needs no other reading. */
const MUCH_PROSE = 360
/** What is hidden or stated must be so many times as long as what is shown, to be looked at instead. */
const TIMES = 3
/** Share of the headline's words that the text shown has at least, to be about it. */
const LEAST_SHARED = 0.2

/**
 * What the page shows. Where that holds hardly a sentence that is not about the site, or little and nothing about its
 * headline, and far more of it is hidden, or a button shows the rest, what it hides, too: scripts uncover it, or it is for
 * browsers without them. Last what JSON-LD states, or else its scripts, where the page does not print it.
 */
export function readText(root: Element, { base, body, scripts, headline }: Known): Reading {
  const shown = readBlocks(root, base)
  const prose = proseIn(shown.blocks, MUCH_PROSE)
  if (prose >= MUCH_PROSE) return shown
  const named = new Set(wordsOf(headline ?? '').filter((word) => word.length > 3))
  const shared = sharedWords(shown.blocks, named)
  if (shown.blocks.some(({ text }) => text.length <= LONGEST_BUTTON && expanders.has(wordsOf(text).join(' ')))) {
    const all = readBlocks(root, base, true)
    const rest = hiddenOf(all, shown)
    if (proseIn(rest) >= LEAST_PROSE && (named.size === 0 || sharedWords(rest, named) > 0)) return all
  }
  if (prose >= LEAST_PROSE && shared >= named.size * LEAST_SHARED) return shown
  const least = Math.max(LEAST_PROSE, prose * TIMES)
  const whole = readBlocks(root, base, true)
  if (proseIn(whole.blocks) - prose >= least && (prose === 0 || sharedWords(hiddenOf(whole, shown), named) > shared))
    return whole
  const stated = body ?? (headline === null ? null : bodyInScripts(scripts, headline))
  const needed = prose === 0 ? LEAST_STATED : least
  if (stated === null || wordsOf(stated).length < needed || prints(shown.blocks, stated)) return shown
  const lines = stated.replace(/[\r\n]+/g, '</p><p>')
  const heading = headline !== null && !prints(shown.blocks, headline) ? `<h1>${escaped(headline)}</h1>` : ''
  root.children.push(...parseTree(`<article>${heading}<p>${lines}</p></article>`).children)
  return readBlocks(root, base)
}

function hiddenOf(whole: Reading, shown: Reading): Block[] {
  const texts = new Set(shown.blocks.map(({ text }) => text))
  return whole.blocks.filter(({ text }) => !texts.has(text))
}

/** Words of sentences that do not speak of the site; counted until there are `enough`. */
function proseIn(blocks: readonly Block[], enough = Number.POSITIVE_INFINITY): number {
  let sum = 0
  for (const { text, place } of blocks) {
    if (sum >= enough) return sum
    const words = place!.linked < 0.5 ? proseWords(text, isEnded(text)) : 0
    if (words > 0 && !speaksOfSite({ text, words: wordsOf(text) })) sum += words
  }
  return sum
}

/** How many of some words occur in sentences. */
function sharedWords(blocks: readonly Block[], named: ReadonlySet<string>): number {
  const found = new Set<string>()
  if (named.size === 0) return 0
  for (const { text } of blocks) {
    if (proseWords(text, isEnded(text)) > 0) for (const word of wordsOf(text)) if (named.has(word)) found.add(word)
  }
  return found.size
}

/** How much of a text is looked for on the page, in words. */
const OPENING = 12

/** True when the page shows how a text begins. */
function prints(blocks: readonly Block[], text: string): boolean {
  const opening = wordsOf(text.replace(/<[^>]{0,200}>/g, ' '))
    .slice(0, OPENING)
    .join(' ')
  return blocks.some(
    (block) => block.text.length >= opening.length - 20 && wordsOf(block.text).join(' ').includes(opening),
  )
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
