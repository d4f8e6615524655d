/**
 * Trains the tagger of the names stage: `npm run train -- DIR [PART...]`, DIR holding `train-*.jsonl` with a document a
 * line (`{text, source, entities: [{start, end, type}]}`). Writes lexicon.bin and vectors.bin, weights.bin (the CRF)
 * and network.bin under data/names, or only the PARTs named: `lexicon`, `weights`, `network`. The same files give the
 * same bytes while the reading is the same: sentences, words, lists, labels. `reading` writes nothing and tells its digest.
 */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { DocumentWords, newFeatures, SentenceWords } from '../analysis/pipeline/names/features.ts'
import { mix } from '../analysis/pipeline/names/hash.ts'
import { Lexicon, lexiconFile, loadLexicon } from '../analysis/pipeline/names/lexicon.ts'
import { loadTable } from '../analysis/pipeline/names/table.ts'
import { binaryFile, dataPath } from '../data.ts'
import { countLabels } from './counts.ts'
import { type Example, trainCrf } from './crf.ts'
import { framesAsDocuments, type LabelledDocument, readDocuments } from './documents.ts'
import { exampleOf, packVectors, trainNetwork } from './network.ts'
import { pack } from './pack.ts'
import { priorsOf } from './prior.ts'
import { readVectors } from './vectors.ts'

/** Words of the lexicon. */
const wordCount = 100_000
/** Sentences with invented names, of which the network learns, and how many of them the CRF does: more cost it, measured. */
const frameCount = 8000
const crfFrameCount = 4000
/** The commonest words of the lexicon, some of which lend themselves as names to these. */
const lendingWords = 10_000

const [dir, ...parts] = process.argv.slice(2)
if (!dir || parts.some((part) => !['lexicon', 'weights', 'network', 'reading'].includes(part)))
  throw new Error('usage: npm run train -- DIR [lexicon] [weights] [network] | DIR reading')
const wanted = (part: string) => parts.length === 0 || parts.includes(part)
const seconds = () => `${process.uptime().toFixed(0)} s`

function write(name: string, bytes: Uint8Array): void {
  writeFileSync(dataPath('names', name), bytes)
  console.log(`${name}: ${bytes.byteLength} bytes after ${seconds()}`)
}

const table = loadTable()
const { words, rows } = readVectors(wordCount)
const labelled = readDocuments(dir, table)
const framed = framesAsDocuments(frameCount, table, words.slice(0, lendingWords))
const documents = [...labelled, ...framed]
console.log(`${documents.length} documents after ${seconds()}`)

if (wanted('lexicon')) {
  const unjudged = new Lexicon(lexiconFile(words, new Uint16Array(words.length)).buffer as ArrayBuffer)
  write('lexicon.bin', lexiconFile(words, priorsOf(rows, countLabels(documents, table, unjudged, words))))
  write('vectors.bin', packVectors(rows))
}
const lexicon = loadLexicon()
const sources = [...new Set(documents.map(({ source }) => source))]

/** The sentences of the documents with what the model reads of them. */
function* sentencesOf(documents: readonly LabelledDocument[]) {
  for (const { source, sentences, tags } of documents) {
    const document = new DocumentWords(table, lexicon, sentences)
    const origin = sources.indexOf(source) + 1
    for (const [s, { tokens }] of sentences.entries())
      yield { sentence: new SentenceWords(document, table, tokens), tags: tags[s]!, origin }
  }
}

const reading = createHash('sha256')
for (const { sentence, tags, origin } of sentencesOf(documents)) {
  const { words, context } = exampleOf(sentence, tags, origin)
  reading.update(JSON.stringify([words, context.map((bits) => [...bits]), [...tags], origin]))
}
console.log(`reading: ${reading.digest('hex')}`)

if (wanted('weights')) {
  const features = newFeatures()
  const examples: Example[] = []
  const plain = labelled.filter(({ isRestyled }) => !isRestyled)
  for (const { sentence, tags, origin } of sentencesOf([...plain, ...framed.slice(0, crfFrameCount)])) {
    const hashes: Int32Array[] = []
    const lexical: number[] = []
    for (const [i, { kind, lower }] of sentence.words.entries()) {
      sentence.extract(i, features)
      // The conventions of a source get weights of their own, which are left out of the model.
      hashes.push(
        Int32Array.of(
          ...features.hashes.subarray(0, features.count),
          mix(900 + origin, kind),
          mix(950 + origin, lower),
        ),
      )
      lexical.push(features.lexical)
    }
    examples.push({ hashes, lexical, own: 2, tags })
  }
  console.log(`${examples.length} sentences after ${seconds()}`)
  write('weights.bin', pack(trainCrf(examples, { epochs: 12, rate: 0.15, l1: 2.5, dropout: 0.2, minimum: 2 })))
}

if (wanted('network')) {
  const examples = [...sentencesOf(documents)].map(({ sentence, tags, origin }) => exampleOf(sentence, tags, origin))
  const trained = trainNetwork(examples, new Uint8Array(binaryFile('names', 'vectors.bin')), sources.length, {
    epochs: 6,
    rate: 0.002,
    hideWord: 0.15,
    hideParts: 0.5,
    hideLists: 0.15,
    dropVector: 0.1,
    dropParts: 0.2,
    dropForm: 0.3,
    dropHidden: 0.3,
    seed: 1,
  })
  write('network.bin', trained)
}
