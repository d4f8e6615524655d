/** wink-nlp as a pure function: the tokens of a paragraph with their parts of speech, and where its sentences end. */
import model from 'wink-eng-lite-web-model'
import winkNlp from 'wink-nlp'
import type { Pos } from '../stage.ts'

/** The members of a language model that wink-nlp’s types leave unsaid. */
interface LanguageModel {
  core(): {
    /** `efList`: what is found out of a word that the model does not have. */
    packing: { efList: string[] }
    /** Words with their numbers; wink-nlp goes on filling it as it reads. */
    features: { lexeme: { list: string[]; hash: Record<string, number>; index: number } }
  }
}

const language = model as unknown as LanguageModel
const core = language.core()
// Sentences and parts of speech ask for no more.
core.packing.efList = core.packing.efList.filter((feature) => feature === 'isAbbrev' || feature === 'pos')

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

const words = core.features.lexeme
const known = words.list.length

/** Whether the language model itself knows a word as written (“it’s”), whatever was read. */
export const knows = (word: string): boolean => (words.hash[word] ?? known) < known

/** Words an instance may number: far below the million that wink-nlp has room for, and few megabytes. */
const most = 100_000

const fresh = () => winkNlp(lean as unknown as typeof model, ['sbd', 'pos'])
let nlp: ReturnType<typeof fresh> | undefined
/** Numbers given out so far. */
let given = known

/**
 * Leaves the language with the words of its model alone. What an instance found out of others it keeps by their numbers,
 * out of reach here; so no number is given twice, and nothing depends on which one a word has.
 */
function forget(): void {
  const { list, hash } = words
  for (; given < list.length; given++) delete hash[list[given]!]
  if (nlp && given - known < most) return
  list.length = known
  words.index = known
  given = known
  nlp = fresh()
}

export interface Tagged {
  values: string[]
  tags: Pos[]
  /** First and last token of each sentence. */
  sentences: [number, number][]
}

/**
 * A reader of one text. wink-nlp takes every new word for a word of the language from then on, and reads the next text
 * otherwise; so each text begins with the model’s words alone. It holds only until the next reader is made.
 */
export function newTagger(): (paragraph: string) => Tagged {
  forget()
  const reader = nlp!
  const { its } = reader
  return (paragraph) => {
    const doc = reader.readDoc(paragraph)
    return {
      values: doc.tokens().out(its.value),
      tags: doc.tokens().out(its.pos) as Pos[],
      sentences: doc.sentences().out(its.span as never) as unknown as [number, number][],
    }
  }
}
