/**
 * What filters of claims ask for, as one number, so that an index of it finds the rare combinations. Values count by
 * their place in the schema’s lists: those may get longer, up to 4 voices, 4 polarities and 32 acts, but change no place.
 * Verdicts come on top, so that a claim without one has the number it had before there were any.
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

const numberOf = (verdict: number, voice: number, polarity: number, act: number, quantity: number, band: number) =>
  ((((verdict * 4 + voice) * 4 + polarity) * 32 + act) * 2 + quantity) * 16 + band

export function classOf(
  claim: Pick<Claim, 'voice' | 'polarity' | 'act' | 'quantities' | 'checkworthiness' | 'verdict'>,
): number {
  return numberOf(
    verdicts.indexOf(claim.verdict?.rating ?? 'none'),
    voices.indexOf(claim.voice),
    polarities.indexOf(claim.polarity),
    acts.indexOf(claim.act),
    claim.quantities.length > 0 ? 1 : 0,
    bandOf(claim.checkworthiness.score),
  )
}

/** The classes of all claims that a filter lets through, and of no others but by their score; null when it asks for no more. */
export function classesOf(filter: ClassFilter): number[] | null {
  const { voice, polarity, act, hasQuantity, minCheckworthiness, verdict } = filter
  if ([voice, polarity, act, hasQuantity, verdict].every((asked) => asked === undefined)) return null
  const places = (values: readonly string[], asked: OneOf | undefined) =>
    values.flatMap((value, i) => (asked === undefined || [asked].flat().includes(value) ? [i] : []))
  const quantities = hasQuantity === undefined ? [0, 1] : [Number(hasQuantity)]
  const least = bandOf(minCheckworthiness ?? 0)
  const scores = Array.from({ length: bands - least }, (_, i) => least + i)
  const found = verdict === 'any' ? places(verdicts, undefined).slice(1) : places(verdicts, verdict)
  return found.flatMap((f) =>
    places(voices, voice).flatMap((v) =>
      places(polarities, polarity).flatMap((p) =>
        places(acts, act).flatMap((a) =>
          quantities.flatMap((q) => scores.map((band) => numberOf(f, v, p, a, q, band))),
        ),
      ),
    ),
  )
}
