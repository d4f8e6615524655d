/** wink-nlp as a pure function: the tokens of a paragraph with their parts of speech, and where its sentences end. */
import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import type { Pos } from '../stage.ts'

/** A list of words or word forms that wink-nlp goes on filling as it reads. */
interface Vocabulary {
  list: string[]
  hash: Record<string, number>
  index: number
}

/** The members of a language model that wink-nlp’s types leave unsaid. */
interface LanguageModel {
  core(): { features: Record<string, Partial<Vocabulary>> }
}

const language = model as unknown as LanguageModel
const core = language.core()

const vocabularies = Object.values(core.features)
  .filter((feature): feature is Vocabulary => feature.list !== undefined && feature.hash !== undefined)
  .map((vocabulary) => ({ vocabulary, size: vocabulary.list.length }))

const words = core.features.lexeme as Vocabulary

const machine = { machines: ['[100,0,{"0":{}},{},{},{}]'], transformers: [null] }
/** The model without the parts that are not asked for, of which wink-nlp would load some megabytes every time. */
const lean = {
  ...language,
  core: () => core,
  ner: () => ({ machines: [], transformers: [] }),
  negation: () => machine,
  sa: () => machine,
  metaCER: () => machine,
}

const known = words.list.length

/** Whether the language model itself knows a word as written (“it’s”), whatever was read. */
export const knows = (word: string): boolean => (words.hash[word] ?? known) < known

function forget(): void {
  for (const { vocabulary, size } of vocabularies) {
    const { list, hash } = vocabulary
    for (let i = size; i < list.length; i++) delete hash[list[i]!]
    list.length = size
    vocabulary.index = size
  }
}

export interface Tagged {
  values: string[]
  tags: Pos[]
  /** First and last token of each sentence. */
  sentences: [number, number][]
}

/**
 * A reader of one text. An instance of wink-nlp takes every new word for a word of the language from then on, and reads
 * the next text otherwise; so each text has its own. It holds only until the next reader is made.
 */
export function newTagger(): (paragraph: string) => Tagged {
  forget()
  const nlp = winkNlp(lean as unknown as typeof model, ['sbd', 'pos'])
  const { its } = nlp
  return (paragraph) => {
    const doc = nlp.readDoc(paragraph)
    return {
      values: doc.tokens().out(its.value),
      tags: doc.tokens().out(its.pos) as Pos[],
      sentences: doc.sentences().out(its.span as never) as unknown as [number, number][],
    }
  }
}
