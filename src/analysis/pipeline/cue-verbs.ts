/** Verbs of saying, thinking and showing in all their forms (data/attributions/verbs.tsv), for the stages that look for them. */
import { wordList } from '../../data.ts'

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing'

/** A verb with its particle: the forms of its first word, the words that follow, and what the list says of it. */
export interface CueVerb {
  lemma: string
  forms: Record<VerbForm, string[]>
  mode: string
  act: string
  polarity: string
  takes: string
}

const endsInConsonant = /^(?:[^aeiou]*|qu)[aeiou][bdgklmnprt]$/

/** The forms of a regular verb by the rules of English spelling. */
function regular(verb: string): Record<'s' | 'past' | 'ing', string> {
  if (/[^aeiou]y$/.test(verb)) {
    return { s: `${verb.slice(0, -1)}ies`, past: `${verb.slice(0, -1)}ied`, ing: `${verb}ing` }
  }
  if (/e$/.test(verb)) return { s: `${verb}s`, past: `${verb}d`, ing: `${verb.replace(/(?<!e)e$/, '')}ing` }
  const stem = endsInConsonant.test(verb) ? verb + verb.at(-1) : verb
  return { s: plural(verb), past: `${stem}ed`, ing: `${stem}ing` }
}

/** The plural of a regular noun. */
export function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`
}

/** All forms of a verb; `irregular` gives past, participle and -ing form, by commas where there are two, or `-`. */
export function verbForms(verb: string, irregular: string): Record<VerbForm, string[]> {
  const rule = regular(verb)
  const [past, participle, ing] =
    irregular === '-' ? [[rule.past], [rule.past], [rule.ing]] : irregular.split('/').map((forms) => forms.split(','))
  return { base: [verb], s: [rule.s], past: past!, participle: participle!, ing: ing! }
}

export const cueVerbs: readonly CueVerb[] = wordList('attributions', 'verbs').map(
  ([lemma, irregular, mode, act, polarity, takes]) => ({
    lemma: lemma!,
    forms: verbForms(lemma!.split(' ')[0]!, irregular!),
    mode: mode!,
    act: act!,
    polarity: polarity!,
    takes: takes!,
  }),
)

/** Forms in the present and the past of the verbs of one word, of those that are `wanted`. */
export const finiteForms = (wanted: (verb: CueVerb) => boolean = () => true): ReadonlySet<string> =>
  new Set(
    cueVerbs
      .filter((verb) => !verb.lemma.includes(' ') && wanted(verb))
      .flatMap(({ forms: { base, s, past } }) => [...base, ...s, ...past]),
  )
