/** Past tenses and past participles of irregular verbs, for the stages that look for them. */
import { wordList } from '../../data.ts'

const irregular = new Set(wordList('verbs', 'irregular-past').map(([word]) => word!))

/** A past tense or past participle of an irregular verb, in lower case, that is not also its base form. */
export const isIrregularPast = (word: string): boolean => irregular.has(word)

/** It has the form of a past tense or past participle, in lower case. */
export const isPastForm = (word: string): boolean => /(?:ed|en)$/.test(word) || irregular.has(word)
