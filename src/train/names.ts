/**
 * Trains the tagger of the names stage: `npm run train -- DIR`, DIR holding `train-*.jsonl` with a document a line
 * (`{text, source, entities: [{start, end, type}]}`). Writes data/names/weights.bin. The same files give the same bytes.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DocumentWords, newFeatures, SentenceWords } from '../analysis/pipeline/names/features.ts'
import { mix } from '../analysis/pipeline/names/hash.ts'
import { loadTable } from '../analysis/pipeline/names/table.ts'
import { BEGIN, END, INSIDE, OUTSIDE, SINGLE, tagOf, types } from '../analysis/pipeline/names/tags.ts'
import { trim } from '../analysis/pipeline/names/trim.ts'
import { sentences as sentencesStage } from '../analysis/pipeline/sentences/index.ts'
import type { ArticleLayer, Sentence } from '../analysis/pipeline/stage.ts'
import { dataPath } from '../data.ts'
import { harmonise, type LabelledName } from './conventions.ts'
import { type Example, trainCrf } from './crf.ts'
import { pack } from './pack.ts'

interface Labelled {
  source: string
  text: string
  entities: LabelledName[]
}

/** The sentences of a text of which every line is a paragraph. */
function sentencesOf(text: string): Sentence[] {
  const paragraphs = [...text.matchAll(/[^\r\n]*\S[^\r\n]*/g)].map(({ index, 0: line }) => ({
    start: index + line.search(/\S/),
    end: index + line.trimEnd().length,
    role: 'body' as const,
  }))
  return sentencesStage.run({ article: { text, paragraphs } as ArticleLayer })
}

/** The tag of each token; a name whose ends are not ends of tokens takes the tokens it touches. */
function tagsOf({ tokens }: Sentence, names: readonly LabelledName[]): Uint8Array {
  const tags = new Uint8Array(tokens.length).fill(OUTSIDE)
  for (const { start, end, type } of names) {
    const inside = tokens.flatMap((token, i) => (token.start < end && token.end > start ? [i] : []))
    if (inside.length === 0) continue
    const trimmed = trim(tokens, inside[0]!, inside.at(-1)!, type)
    if (!trimmed) continue
    const { first, last } = trimmed
    const index = types.indexOf(type)
    for (let i = first; i <= last; i++) {
      tags[i] = tagOf(index, first === last ? SINGLE : i === first ? BEGIN : i === last ? END : INSIDE)
    }
  }
  return tags
}

const [dir] = process.argv.slice(2)
if (!dir) throw new Error('usage: npm run train -- DIR')
const documents = readdirSync(dir)
  .filter((name) => /^train-.*\.jsonl$/.test(name))
  .sort()
  .flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Labelled)

const table = loadTable()
const features = newFeatures()
const examples: Example[] = []
const sources = new Map<string, number>()
for (const { text, source, entities } of documents) {
  const sentences = sentencesOf(text)
  const names = harmonise(text, entities, sentences, table, source === 'gmb')
  const document = new DocumentWords(table, sentences)
  if (!sources.has(source)) sources.set(source, sources.size + 1)
  const origin = sources.get(source)!
  for (const sentence of sentences) {
    const words = new SentenceWords(document, table, sentence.tokens)
    const hashes: Int32Array[] = []
    const lexical: number[] = []
    for (let i = 0; i < sentence.tokens.length; i++) {
      words.extract(i, features)
      // The conventions of a source get weights of their own, which are left out of the model.
      const own = mix(900 + origin, words.words[i]!.kind)
      const ownWord = mix(950 + origin, words.words[i]!.lower)
      hashes.push(Int32Array.of(...features.hashes.subarray(0, features.count), own, ownWord))
      lexical.push(features.lexical)
    }
    examples.push({
      hashes,
      lexical,
      own: 2,
      tags: tagsOf(
        sentence,
        names.filter((e) => e.start < sentence.end && e.end > sentence.start),
      ),
    })
  }
}
console.log(`${documents.length} documents, ${examples.length} sentences`)
const trained = trainCrf(examples, {
  epochs: 12,
  rate: 0.15,
  l1: 1.5,
  dropout: 0.2,
  minimum: 2,
})
const file = pack(trained)
writeFileSync(dataPath('names', 'weights.bin'), file)
console.log(`${file.byteLength} bytes`)
