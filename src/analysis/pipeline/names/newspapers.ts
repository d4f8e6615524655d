/** Newspapers called by a noun alone, which the tagger passed over: “the Mirror reported”, “told the Mail”. */
import { wordList } from '../../../data.ts'
import { finiteForms } from '../cue-verbs.ts'
import type { Token } from '../stage.ts'
import { indexesOf, replacing, type Tagged } from './tagged.ts'

const newspapers = new Set(wordList('names', 'newspaper').map(([word]) => word!))
const speech = finiteForms()
/** What papers do beside speaking. */
const prints = /^(?:printed|prints|published|publishes|quoted|quotes|ran|runs)$/

/** The names with the newspapers that report something or are told it. */
export function withNewspapers(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const taken = new Set(marked.flatMap(indexesOf))
  const found = tokens.flatMap(({ text }, i): Tagged[] => {
    if (!newspapers.has(text) || taken.has(i) || tokens[i - 1]?.text.toLowerCase() !== 'the') return []
    const next = tokens[i + 1]?.text ?? ''
    if (/^[\p{Lu}\p{N}-]/u.test(next)) return []
    const before = tokens[i - 2]?.text ?? ''
    const isTold =
      /^(?:told|telling)$/.test(before) || (before === 'to' && /^according$/i.test(tokens[i - 3]?.text ?? ''))
    return isTold || speech.has(next) || prints.test(next) ? [{ first: i, last: i, type: 'organisation' }] : []
  })
  return replacing(marked, found)
}
