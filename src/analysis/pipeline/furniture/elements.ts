/** Elements that stand in or beside the body and are no part of it, told by what they hold together. */
import type { Block, BlockRole } from '../stage.ts'
import { appealOf, isAppealTogether } from './appeals.ts'
import type { Line } from './lines.ts'
import { speaksOfSite } from './other-pages.ts'
import { isListLabel, speaksToReader } from './reasons.ts'

/** Of the body's text, what an element holds at most that is an offer or a card. */
const MOST_OFFERED_TEXT = 0.6
const MOST_CARD_TEXT = 0.35
/** Blocks of an insert, at most. */
const MOST_BLOCKS = 40
/** Of the rest, the share from which on an article is itself about accounts, cookies and the like. */
const ABOUT_SUCH = 0.1

type IsBody = (i: number) => boolean

/** The blocks of each element, as far out as blocks know the elements around them. */
function elementsOf(blocks: readonly Block[]): Map<number, number[]> {
  const elements = new Map<number, number[]>()
  for (const [i, { place }] of blocks.entries()) {
    for (const id of place!.containers) {
      const own = elements.get(id)
      if (own === undefined) elements.set(id, [i])
      else if (own.length <= MOST_BLOCKS) own.push(i)
    }
  }
  return elements
}

/**
 * Blocks of the body that stand in an insert, with the reason: offers with what they list, consent centres, cards of other
 * articles.
 */
export function insertsIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  isBody: IsBody,
  leadsAway: (i: number) => boolean,
): Map<number, string> {
  const inserts = new Map<number, string>()
  if (!blocks[0]?.place) return inserts
  let all = 0
  let ofSite = 0
  for (const [i, { text }] of blocks.entries()) {
    if (!isBody(i)) continue
    all += text.length
    if (isAppeal(lines[i]!)) ofSite += text.length
  }
  const forms = new Map<string, number[][]>()
  for (const [id, own] of elementsOf(blocks)) {
    // Blocks far inside an element do not know it: what else stands there tells nothing of the whole.
    if (own.length > MOST_BLOCKS || own.at(-1)! - own[0]! >= own.length) continue
    const text = lengthOf(blocks, own, isBody)
    if (text === 0 || text > all * MOST_OFFERED_TEXT) continue
    if (text <= all * MOST_CARD_TEXT && isForm(blocks, lines, id, own)) {
      const { path } = blocks[own[0]!]!.place!
      forms.set(path, [...(forms.get(path) ?? []), own])
    }
    if (own.length < 2) continue
    const isOther = text <= all * MOST_CARD_TEXT && isCard(blocks, lines, own, leadsAway)
    const reason = isOffer(blocks, lines, own) ? 'account' : isOther ? 'related' : null
    if (reason !== null) for (const i of own) if (isBody(i)) inserts.set(i, reason)
  }
  for (const same of forms.values())
    if (same.length <= MOST_FORMS) for (const i of same.flat()) if (isBody(i)) inserts.set(i, 'form')
  // An article about accounts or cookies speaks of them everywhere.
  let offered = 0
  for (const [i, reason] of inserts) {
    if (reason !== 'account') continue
    offered++
    if (isAppeal(lines[i]!)) ofSite -= blocks[i]!.text.length
  }
  if (offered > MOST_OFFERED || ofSite > all * ABOUT_SUCH)
    for (const [i, reason] of inserts) if (reason === 'account') inserts.delete(i)
  const cards = [...inserts].filter(([, reason]) => reason === 'related').map(([i]) => i)
  if (cards.length > MOST_IN_CARDS) for (const i of cards) inserts.delete(i)
  return inserts
}

/** In words: the label, button or time of an insert. */
const LONGEST_LABEL = 8
/** Blocks of an element whose labels go with its sentences, at most. */
const MOST_TOGETHER = 12

/**
 * What is left of small elements all of whose sentences are furniture: labels, buttons, lengths of what can be heard. With
 * the reason of what stands beside it.
 */
export function labelsIn(
  blocks: readonly Block[],
  lines: readonly Line[],
  roles: readonly (BlockRole | undefined)[],
): Map<number, string> {
  const found = new Map<number, string>()
  if (!blocks[0]?.place) return found
  for (const own of elementsOf(blocks).values()) {
    if (own.length < 2 || own.length > MOST_TOGETHER) continue
    const left = own.filter((i) => roles[i]?.role === 'body' || roles[i]?.role === 'subheading')
    if (left.length === 0 || left.length === own.length) continue
    const isLabel = (i: number) => lines[i]!.words.length <= LONGEST_LABEL && !lines[i]!.ended
    if (!left.every(isLabel)) continue
    const reason = own.map((i) => roles[i]).find((role) => role?.role === 'furniture' && role.reason !== null)?.reason
    if (reason && spoken.has(reason)) for (const i of left) found.set(i, reason)
  }
  return found
}

/** Reasons of inserts in which labels stand. */
const spoken = new Set(['account', 'appeal', 'sign-up', 'form', 'notice', 'media', 'cookies', 'related'])

function lengthOf(blocks: readonly Block[], own: readonly number[], isBody: IsBody): number {
  let sum = 0
  for (const i of own) if (isBody(i)) sum += blocks[i]!.text.length
  return sum
}

/** Blocks in offers, at most. */
const MOST_OFFERED = 30
/** Blocks in cards, at most; more are the parts of an article. */
const MOST_IN_CARDS = 9
/** What a card says below its title, at most, in words. */
const MOST_IN_CARD = 45

/** The linked title of another article, with a sentence or two about it. */
function isCard(
  blocks: readonly Block[],
  lines: readonly Line[],
  own: readonly number[],
  leadsAway: (i: number) => boolean,
): boolean {
  let titles = 0
  let words = 0
  const labelled = own.some((i) => isListLabel(lines[i]!))
  for (const i of own) {
    const { kind, place } = blocks[i]!
    const isHeading = labelled && kind === 'heading' && place!.linked > 0.9
    if (isHeading || (leadsAway(i) && kind === 'paragraph')) titles++
    else words += lines[i]!.words.length
  }
  return titles === 1 && words <= MOST_IN_CARD
}

/** Forms of one layout, at most; more are the parts of an article with a button each. */
const MOST_FORMS = 2
/** In blocks and in words: a form, and one line of it. */
const MOST_IN_FORM = 12
const LONGEST_IN_FORM = 25

/** A few short lines with a button or a field that speak to the reader: a poll, a form to sign up, a player. */
function isForm(blocks: readonly Block[], lines: readonly Line[], id: number, own: readonly number[]): boolean {
  if (own.length > MOST_IN_FORM || !own.some((i) => blocks[i]!.place!.controlled.includes(id))) return false
  // In a language of which no phrases are listed, the field for an address tells.
  let asks = own.some((i) => blocks[i]!.place!.asking.includes(id))
  for (const i of own) {
    const line = lines[i]!
    if (line.words.length > LONGEST_IN_FORM || /[“"]/.test(line.text)) return false
    // A button to share is one of the article’s, or of a part of it.
    asks ||= speaksToReader(line) || line.reasons.some(({ value }) => value !== 'share') || appealOf(line) !== null
  }
  return asks || own.every((i) => lines[i]!.prose === 0 || lines[i]!.text.endsWith('?'))
}

function isAppeal(line: Line): boolean {
  return speaksOfSite(line) || appealOf(line) === 'strong'
}

/** Reasons of data/furniture/reasons.tsv that a line of an offer gives. */
const offers = new Set(['appeal', 'account', 'sign-up', 'cookies'])

/**
 * An element in which the site speaks to its reader of what it offers or asks for: most of its sentences do, beside what it
 * lists and labels.
 */
function isOffer(blocks: readonly Block[], lines: readonly Line[], own: readonly number[]): boolean {
  let told = 0
  let other = 0
  for (const i of own) {
    const line = lines[i]!
    const { kind, place } = blocks[i]!
    if (kind === 'item') continue
    if (isAppeal(line) && line.reasons.some(({ value }) => offers.has(value))) told++
    else if (line.prose > 0 && place!.linked < 0.5) {
      if (!isAppeal(line) && !speaksToReader(line)) return false
      other++
    }
  }
  return (told > 0 && told >= other) || isAppealTogether(own.map((i) => lines[i]!))
}
