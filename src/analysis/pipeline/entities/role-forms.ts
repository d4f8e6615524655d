/** The roles of a person as the record has them: one form each, the most used first. */
import type { Role } from './cluster.ts'
import { fold } from './fold.ts'
import { knownOrganisationName, nameParts } from './lists.ts'

interface Form {
  /** What the role says, whatever the order: “Greens leader” and “leader of the Greens” are one. */
  words: ReadonlySet<string>
  noun: string
  /** Written forms with how often each is used, in order. */
  texts: Map<string, number>
  count: number
}

/** Forms of one person that are compared; more only occur in hostile texts. */
const limit = 32

/** The forms of the roles, most used first; a bare “director” belongs to the “director of the museum” before or behind it. */
export function roleForms(roles: readonly Role[]): string[] {
  const forms: Form[] = []
  for (const { text, noun } of roles) {
    const words = new Set(wordsOf(text))
    const same = forms.find((form) => form.words.size === words.size && within(words, form.words))
    if (same) {
      same.texts.set(text, (same.texts.get(text) ?? 0) + 1)
      same.count++
    } else if (forms.length < limit)
      forms.push({
        words,
        noun: plain(noun),
        texts: new Map([[text, 1]]),
        count: 1,
      })
  }
  const fuller = new Map<Form, Form | undefined>()
  for (const form of forms)
    if (form.words.size === 1)
      fuller.set(
        form,
        forms.find((other) => other.words.size > 1 && other.noun === form.noun && !past(other)),
      )
  for (const [form, other] of fuller) if (other) other.count += form.count
  return forms
    .filter((form) => !fuller.get(form))
    .sort((a, b) => b.count - a.count)
    .map(({ texts }) => [...texts].reduce((best, text) => (text[1] > best[1] ? text : best))[0])
}

/** Without hyphens: “front-runner”, “frontrunner”. */
const plain = (text: string) => fold(text).replaceAll(' ', '')

/** The words that tell roles apart, with organisations as the lists call them (“GOP”, “Republican”). */
function wordsOf(text: string): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const known = knownOrganisationName(word)
    const words = known ? fold(known).split(' ') : [plain(word).replace(/'s?$/, '')]
    return words.filter((word) => !nameParts.functionWord.has(word) && word !== 'party' && word !== 'at')
  })
}

const within = (words: ReadonlySet<string>, others: ReadonlySet<string>) => [...words].every((word) => others.has(word))

/** A “former mayor of Brindle” is no “mayor”. */
const past = ({ words }: Form) => ['former', 'ex', 'late', 'then'].some((word) => words.has(word))
