/** The function words beside a number that decide how it is read, by class. */
import { wordList } from '../../../data.ts'

const rows = wordList('claims', 'contexts')
const ofClass = (name: string): ReadonlySet<string> =>
  new Set(rows.filter(([, kind]) => kind === name).map(([word]) => word!))

export const contexts = {
  share: ofClass('share'),
  ratio: ofClass('ratio'),
  multiple: ofClass('multiple'),
  determiner: ofClass('determiner'),
  change: ofClass('change'),
  age: ofClass('age'),
  fraction: ofClass('fraction'),
  particle: ofClass('particle'),
  minus: ofClass('minus'),
  rate: ofClass('rate'),
  spread: ofClass('spread'),
  aged: ofClass('aged'),
}
