/**
 * Fingerprints of texts by MinHash (A. Broder, “On the resemblance and containment of documents”, 1997): the share of
 * equal numbers in two of them is about the share of word sequences that their texts have in common.
 */
import { hashText, mix } from '../analysis/pipeline/names/hash.ts'

/** Words that are taken as one sequence. */
const sequence = 4
/** Numbers of a fingerprint: more make the estimate better and the work longer. */
const size = 128
/** Texts of fewer sequences are too short to tell copies from chance; of longer ones this much is looked at, in words. */
const bounds = { sequences: 16, words: 20_000 }
/** How many bands, of how many numbers each, lead from a fingerprint to those that may be like it. */
const bands = { count: 16, numbers: 2 }
/** Of two texts that are copies, this share of the sequences at least is in both. */
const alike = 0.25

const seeds = Int32Array.from({ length: size }, (_, i) => mix(0x5bd1e995, i + 1))
const factors = Int32Array.from({ length: size }, (_, i) => mix(0x1b873593, i + 1) | 1)

/** Null when the text is too short. @param words of the text, in their order. */
export function fingerprintOf(words: readonly string[]): Uint16Array | null {
  const hashes = new Int32Array(Math.min(words.length, bounds.words))
  for (let i = 0; i < hashes.length; i++) hashes[i] = hashText(words[i]!)
  const sequences = new Int32Array(Math.max(0, hashes.length + 1 - sequence))
  const different = new Set<number>()
  for (let i = 0; i < sequences.length; i++) {
    let hash = 0
    for (let at = i; at < i + sequence; at++) hash = mix(hash, hashes[at]!)
    sequences[i] = hash
    if (different.size < bounds.sequences) different.add(hash)
  }
  if (different.size < bounds.sequences) return null
  const fingerprint = new Uint16Array(size)
  const least = leastOf(sequences)
  // The least are all alike in their first bits.
  for (let i = 0; i < size; i++) fingerprint[i] = mix(least[i]!, i)
  return fingerprint
}

/** The least number that each of the hash functions makes of some; four of them at a time, which takes half as long. */
function leastOf(all: Int32Array): Int32Array {
  const least = new Int32Array(size)
  for (let i = 0; i < size; i += 4) {
    const [seed0, seed1, seed2, seed3] = [seeds[i]!, seeds[i + 1]!, seeds[i + 2]!, seeds[i + 3]!]
    const [factor0, factor1, factor2, factor3] = [factors[i]!, factors[i + 1]!, factors[i + 2]!, factors[i + 3]!]
    let [least0, least1, least2, least3] = [0x7fffffff, 0x7fffffff, 0x7fffffff, 0x7fffffff]
    for (let at = 0; at < all.length; at++) {
      const one = all[at]!
      const value0 = Math.imul(one ^ seed0, factor0)
      const value1 = Math.imul(one ^ seed1, factor1)
      const value2 = Math.imul(one ^ seed2, factor2)
      const value3 = Math.imul(one ^ seed3, factor3)
      if (value0 < least0) least0 = value0
      if (value1 < least1) least1 = value1
      if (value2 < least2) least2 = value2
      if (value3 < least3) least3 = value3
    }
    least.set([least0, least1, least2, least3], i)
  }
  return least
}

/** Numbers of which two texts share one at least before they are compared: 48 bits, the number of the band first. */
export function bandsOf(fingerprint: Uint16Array): number[] {
  const found: number[] = []
  for (let band = 0; band < bands.count; band++) {
    let number = band + 1
    for (let i = 0; i < bands.numbers; i++) number = number * 2 ** 16 + fingerprint[band * bands.numbers + i]!
    found.push(number)
  }
  return found
}

/** About the share of all sequences of two texts that both have. */
export function resemblance(a: Uint16Array, b: Uint16Array): number {
  let equal = 0
  for (let i = 0; i < size; i++) if (a[i] === b[i]) equal++
  return equal / size
}

export function areCopies(a: Uint16Array, b: Uint16Array): boolean {
  return resemblance(a, b) >= alike
}

export function packFingerprint(fingerprint: Uint16Array): Uint8Array {
  return new Uint8Array(fingerprint.buffer)
}

export function unpackFingerprint(packed: Uint8Array | ArrayBuffer): Uint16Array {
  return new Uint16Array(Uint8Array.from(new Uint8Array(packed)).buffer)
}
