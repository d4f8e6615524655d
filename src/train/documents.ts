/** The labelled texts that the tagger is trained on, as sentences with a tag for each token. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PhraseTable } from '../analysis/pipeline/names/table.ts'
import { BEGIN, END, INSIDE, OUTSIDE, SINGLE, tagOf, types } from '../analysis/pipeline/names/tags.ts'
import { trim } from '../analysis/pipeline/names/trim.ts'
import { sentences as sentencesStage } from '../analysis/pipeline/sentences/index.ts'
import type { ArticleLayer, Sentence } from '../analysis/pipeline/stage.ts'
import { harmonise, type LabelledName } from './conventions.ts'
import { sentencesOfFrames } from './frames.ts'

export interface LabelledDocument {
  source: string
  sentences: Sentence[]
  /** For each sentence, the tag of each token. */
  tags: Uint8Array[]
  /** A copy in another style, of which only the network learns. */
  isRestyled: boolean
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

/** The text again in capitals (every 25th document) or as in a headline (every 25th, too); null for the others. */
function restyled(text: string, index: number): string | null {
  if (index % 25 === 0) {
    const capitals = text.toUpperCase()
    return capitals.length === text.length ? capitals : null
  }
  return index % 25 === 12 ? text.replace(/\b[a-z](?=[a-z]{3})/g, (letter) => letter.toUpperCase()) : null
}

function label(
  source: string,
  text: string,
  entities: readonly LabelledName[],
  table: PhraseTable,
  isRestyled = false,
): LabelledDocument {
  const sentences = sentencesOf(text)
  const names = harmonise(text, entities, sentences, table, source.startsWith('gmb'))
  const tags = sentences.map((sentence) =>
    tagsOf(
      sentence,
      names.filter((e) => e.start < sentence.end && e.end > sentence.start),
    ),
  )
  return { source, sentences, tags, isRestyled }
}

/** The documents of `train-*.jsonl` in a folder, in the order of the files’ names; some a second time in another style. */
export function readDocuments(dir: string, table: PhraseTable): LabelledDocument[] {
  return readdirSync(dir)
    .filter((name) => /^train-.*\.jsonl$/.test(name))
    .sort()
    .flatMap((name) => readFileSync(join(dir, name), 'utf8').split('\n'))
    .filter((line) => line !== '')
    .flatMap((line, index) => {
      const { source, text, entities } = JSON.parse(line) as { source: string; text: string; entities: LabelledName[] }
      const again = restyled(text, index)
      return [
        label(source, text, entities, table),
        ...(again === null ? [] : [label(`${source} restyled`, again, entities, table, true)]),
      ]
    })
}

/** Source of the sentences with invented names, which tell nothing of what a word means elsewhere. */
export const framesSource = 'frames'

/** The sentences with invented names, as documents; some names are words of `vocabulary`. */
export const framesAsDocuments = (
  count: number,
  table: PhraseTable,
  vocabulary: readonly string[],
): LabelledDocument[] =>
  sentencesOfFrames(count, table, vocabulary).map(({ text, entities }) => label(framesSource, text, entities, table))
