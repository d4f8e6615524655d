/** Newspapers, beside what they report or are told, whatever the tagger took them for: “the Mirror reported”, “told the Osk Echo”, “writing in the Osk Echo”. */
import { wordList } from '../../../data.ts'
import { finiteForms } from '../cue-verbs.ts'
import type { Token } from '../stage.ts'
import { nameAt, replacing, type Tagged } from './tagged.ts'

const newspapers = new Set(wordList('names', 'newspaper').map(([word]) => word!))
const speech = finiteForms()
/** What papers do beside speaking. */
const prints = /^(?:printed|prints|published|publishes|quoted|quotes|ran|runs)$/

/** The names with the newspapers that report something or are told it. */
export function withNewspapers(tokens: readonly Token[], marked: readonly Tagged[]): Tagged[] {
  const found: Tagged[] = []
  for (let i = 1; i < tokens.length; i++) {
    if (!newspapers.has(tokens[i]!.text)) continue
    const next = tokens[i + 1]?.text ?? ''
    if (/^[\p{Lu}\p{N}-]/u.test(next)) continue
    const name = nameAt(marked, i)
    // What begins with the noun is a name of its own.
    if (name?.first === i) continue
    const first = name?.first ?? i
    if (tokens[first - 1]?.text.toLowerCase() !== 'the') continue
    const before = tokens[first - 2]?.text ?? ''
    const isTold =
      /^(?:told|telling)$/.test(before) ||
      (before === 'to' && /^according$/i.test(tokens[first - 3]?.text ?? '')) ||
      (before === 'in' && /^(?:writing|wrote)$/i.test(tokens[first - 3]?.text ?? ''))
    if (isTold || speech.has(next) || prints.test(next)) found.push({ first, last: i, type: 'organisation' })
  }
  return replacing(marked, found)
}
