/**
 * What filters of claims ask for, as one number, so that an index of it finds the rare combinations. Values count by
 * their place in the schema’s lists: those may get longer, up to 4 voices, 4 polarities and 32 acts, but change no place.
 */
import { Claim } from '../../schemas/claim.ts'

const voices: readonly string[] = Claim.shape.voice.options
const polarities: readonly string[] = Claim.shape.polarity.options
const acts: readonly string[] = Claim.shape.act.options
/** Check-worthiness falls into bands of a tenth; the last has 1 alone. */
const bands = 11

/** What a filter may ask of a claim. */
export interface ClassFilter {
  voice?: string | undefined
  polarity?: string | undefined
  act?: string | undefined
  hasQuantity?: boolean | undefined
  minCheckworthiness?: number | undefined
}

const bandOf = (score: number) => Math.min(bands - 1, Math.max(0, Math.floor(score * 10)))

const numberOf = (voice: number, polarity: number, act: number, quantity: number, band: number) =>
  (((voice * 4 + polarity) * 32 + act) * 2 + quantity) * 16 + band

export function classOf(claim: Pick<Claim, 'voice' | 'polarity' | 'act' | 'quantities' | 'checkworthiness'>): number {
  return numberOf(
    voices.indexOf(claim.voice),
    polarities.indexOf(claim.polarity),
    acts.indexOf(claim.act),
    claim.quantities.length > 0 ? 1 : 0,
    bandOf(claim.checkworthiness.score),
  )
}

/** The classes of all claims that a filter lets through, and of no others but by their score; null when of all. */
export function classesOf({ voice, polarity, act, hasQuantity, minCheckworthiness }: ClassFilter): number[] | null {
  if ([voice, polarity, act, hasQuantity, minCheckworthiness].every((asked) => asked === undefined)) return null
  const places = (values: readonly string[], asked: string | undefined) =>
    values.flatMap((value, i) => (asked === undefined || asked === value ? [i] : []))
  const quantities = hasQuantity === undefined ? [0, 1] : [Number(hasQuantity)]
  const least = bandOf(minCheckworthiness ?? 0)
  const scores = Array.from({ length: bands - least }, (_, i) => least + i)
  return places(voices, voice).flatMap((v) =>
    places(polarities, polarity).flatMap((p) =>
      places(acts, act).flatMap((a) => quantities.flatMap((q) => scores.map((band) => numberOf(v, p, a, q, band)))),
    ),
  )
}
