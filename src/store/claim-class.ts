/**
 * What filters of claims ask for, as one number, so that an index of it finds the rare combinations. Values count by
 * their place in the schema’s lists: those may get longer, up to 4 voices, 4 polarities and 32 acts, but change no place.
 * Verdicts come on top, so that a claim without one has the number it had before there were any. The band of the score counts least.
 */
import { Claim } from '../../schemas/claim.ts'
import { VerdictRating } from '../../schemas/verdict.ts'
import type { OneOf } from './store.ts'

const voices: readonly string[] = Claim.shape.voice.options
const polarities: readonly string[] = Claim.shape.polarity.options
const acts: readonly string[] = Claim.shape.act.options
/** The place of a verdict; at 0 there is none. */
const verdicts: readonly string[] = ['none', ...VerdictRating.options]
/** Check-worthiness falls into bands of a tenth; the last has 1 alone. */
const bands = 11

/** What a filter may ask of a claim. */
export interface ClassFilter {
  voice?: OneOf | undefined
  polarity?: OneOf | undefined
  act?: OneOf | undefined
  hasQuantity?: boolean | undefined
  minCheckworthiness?: number | undefined
  verdict?: string | undefined
}

const bandOf = (score: number) => Math.min(bands - 1, Math.max(0, Math.floor(score * 10)))

/** The parts of a class above the band: how much a place of each counts, and how many places it may have. */
const parts = {
  verdict: [16_384, 1024],
  voice: [4096, 4],
  polarity: [1024, 4],
  act: [32, 32],
  quantity: [16, 2],
} as const

type Places = Record<keyof typeof parts, number>

const blockOf = (places: Places) =>
  Object.entries(parts).reduce((sum, [part, [unit]]) => sum + unit * places[part as keyof Places], 0)

export function classOf(
  claim: Pick<Claim, 'voice' | 'polarity' | 'act' | 'quantities' | 'checkworthiness' | 'verdict'>,
): number {
  const block = blockOf({
    verdict: verdicts.indexOf(claim.verdict?.rating ?? 'none'),
    voice: voices.indexOf(claim.voice),
    polarity: polarities.indexOf(claim.polarity),
    act: acts.indexOf(claim.act),
    quantity: claim.quantities.length > 0 ? 1 : 0,
  })
  return block + bandOf(claim.checkworthiness.score)
}

/** The classes of claims that a filter lets through. */
export interface Classes {
  /** The first and the last of those that follow each other but for what no claim is: few, for the index. */
  stretches: [number, number][]
  /** What a class divided by `unit`, and the rest of that by `base`, must be, for all but its band: for each claim. */
  parts: { unit: number; base: number; places: number[] }[]
}

/** The classes that a filter lets through, and of no others but by their score; null when it asks for no more. */
export function classesOf(filter: ClassFilter): Classes | null {
  const { voice, polarity, act, hasQuantity, minCheckworthiness, verdict } = filter
  if ([voice, polarity, act, hasQuantity, verdict].every((asked) => asked === undefined)) return null
  const places = (values: readonly string[], asked: OneOf | undefined) =>
    values.flatMap((value, i) => (asked === undefined || [asked].flat().includes(value) ? [i] : []))
  const asked = {
    verdict: verdict === 'any' ? places(verdicts, undefined).slice(1) : places(verdicts, verdict),
    voice: places(voices, voice),
    polarity: places(polarities, polarity),
    act: places(acts, act),
    quantity: hasQuantity === undefined ? [0, 1] : [Number(hasQuantity)],
  }
  const least = bandOf(minCheckworthiness ?? 0)
  const stretches: Classes['stretches'] = []
  let goesOn = false
  for (const each of everyBlock()) {
    const isAsked = Object.entries(asked).every(([part, some]) => some.includes(each[part as keyof Places]))
    const last = blockOf(each) + bands - 1
    if (isAsked && goesOn && least === 0) stretches.at(-1)![1] = last
    else if (isAsked) stretches.push([blockOf(each) + least, last])
    goesOn = isAsked
  }
  const given = { verdict, voice, polarity, act, quantity: hasQuantity }
  const names = (Object.keys(parts) as (keyof Places)[]).filter((part) => given[part] !== undefined)
  return {
    stretches,
    parts: names.map((part) => ({ unit: parts[part][0], base: parts[part][1], places: asked[part] })),
  }
}

/** All that a claim may be but for its band, in the order of the classes. */
function* everyBlock(): Generator<Places> {
  for (const verdict of verdicts.keys())
    for (const voice of voices.keys())
      for (const polarity of polarities.keys())
        for (const act of acts.keys()) for (const quantity of [0, 1]) yield { verdict, voice, polarity, act, quantity }
}
