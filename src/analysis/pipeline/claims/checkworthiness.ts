/** How worth checking a sentence or claim is: a linear score over features whose weights are set by hand, with reasons. */
import type { Claim, Quantity } from '../../../../schemas/claim.ts'
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'

interface Feature {
  reason: string
  weight: number
  measure: string
  /** Something that can be looked up. */
  fact: boolean
}

export const features: Feature[] = []
const featuresByWord = new Map<string, number[]>()
const noFeatures: readonly number[] = []
for (const [reason, weight, measure, words, fact] of wordList('claims', 'checkworthiness')) {
  for (const word of words ? words.split(' ') : []) {
    featuresByWord.set(word, [...(featuresByWord.get(word) ?? []), features.length])
  }
  features.push({ reason: reason!, weight: Number(weight), measure: measure!, fact: fact === 'fact' })
}

/** Contributions smaller than this are not told as reasons. */
const TOLD = 0.25
/** Features of every sentence, which are no reason. */
const SILENT = new Set(['start', 'length'])

/**
 * Score from 0 to 1 of the words of a claim or sentence, with what raised (`+`) and lowered (`-`) it, strongest first.
 * The weights and words are data/claims/checkworthiness.tsv.
 */
export function checkworthinessOf(tokens: readonly Token[], quantities: readonly Quantity[]): Claim['checkworthiness'] {
  const shares = measuresOf(tokens, quantities).map((size, i) => size * features[i]!.weight)
  const sum = shares.reduce((total, share) => total + share, 0)
  const told = features
    .map(({ reason }, i) => ({ reason, share: shares[i]! }))
    .filter(({ reason, share }) => !SILENT.has(reason) && Math.abs(share) >= TOLD)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share))
  return {
    score: Number((1 / (1 + Math.exp(-sum))).toFixed(4)),
    reasons: told.map(({ reason, share }) => (share > 0 ? `+ ${reason}` : `- ${reason}`)),
  }
}

/** The size of each feature, before weighting. */
function measuresOf(tokens: readonly Token[], quantities: readonly Quantity[]): number[] {
  const counts = wordCounts(tokens)
  const computed = computedMeasures(tokens, quantities)
  const isFact = features.some(({ reason, fact }, i) => fact && (counts[i]! > 0 || (computed.get(reason) ?? 0) > 0))
  computed.set('private matter', Number(!isFact))
  return features.map(({ reason, measure }, i) => {
    if (measure === 'computed') return computed.get(reason) ?? 0
    if (measure === 'any') return Number(counts[i]! > 0)
    return measure === 'each' || isFact ? Math.log1p(counts[i]!) : 0
  })
}

/** How often words of each feature occur. */
function wordCounts(tokens: readonly Token[]): number[] {
  const counts = features.map(() => 0)
  const add = (word: string) => {
    for (const i of featuresByWord.get(word) ?? noFeatures) counts[i]!++
  }
  for (const { text, pos } of tokens) {
    const word = text.toLowerCase()
    add(word)
    if (pos === 'VERB' && word.length > 4 && word.endsWith('ed')) add('-ed')
  }
  return counts
}

function computedMeasures(tokens: readonly Token[], quantities: readonly Quantity[]): Map<string, number> {
  const has = (test: (quantity: Quantity) => boolean) => Number(quantities.some(test))
  let [words, names] = [0, 0]
  let [question, number, year] = [false, quantities.length > 0, false]
  for (let i = 0; i < tokens.length; i++) {
    const { text, pos } = tokens[i]!
    if (pos !== 'PUNCT') words++
    if (i > 0 && pos === 'PROPN') names++
    question ||= text.includes('?')
    if (!/\d/.test(text)) continue
    number = true
    year ||= /^(?:19|20)\d\d$/.test(text)
  }
  return new Map([
    ['start', 1],
    ['length', Math.log(Math.max(words, 1))],
    ['short', Number(words < 7)],
    ['question', Number(question)],
    ['number', Number(number)],
    ['large number', has(({ value, kind }) => value >= 100 && kind !== 'duration')],
    ['money', has(({ kind }) => kind === 'money')],
    ['percentage or ratio', has(({ kind }) => kind === 'percent' || kind === 'ratio')],
    ['year', Number(year)],
    ['names', Math.log1p(names)],
  ])
}
