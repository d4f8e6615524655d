/** Forms of address: what stands after “Mr” is a person, whatever its letters look like. */
import { wordList } from '../../../data.ts'
import type { Token } from '../stage.ts'

const forms = new Set(wordList('names', 'address').map(([word]) => word!.toLowerCase()))

/** Whether a token is one. */
export const isAddress = ({ text }: Token): boolean =>
  /^\p{Lu}/u.test(text) && forms.has(text.toLowerCase().replace(/\.$/, ''))

/** What is addressed by an office: “Mr Justice Fell”, “Mr President”. */
const offices = new Set(wordList('names', 'addressed-office').map(([word]) => word!))

/** Whether a form of address ends right before token `i`. */
function isBehindAddress(tokens: readonly Token[], i: number): boolean {
  const stopped = tokens[i - 1]?.text === '.' && tokens[i - 2]?.end === tokens[i - 1]?.start
  const before = tokens[stopped ? i - 2 : i - 1]
  return before !== undefined && isAddress(before)
}

/** Whether token `i` is an office that is addressed: “Mr Speaker”. */
export const isAddressedOffice = (tokens: readonly Token[], i: number): boolean =>
  offices.has(tokens[i]!.text) && isBehindAddress(tokens, i)

/** Whether token `i`, written as a name, stands right after a form of address, of which an office may be part. */
export function followsAddress(tokens: readonly Token[], i: number): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(tokens[i]!.text) || offices.has(tokens[i]!.text)) return false
  return offices.has(tokens[i - 1]?.text ?? '') ? i > 1 && isAddress(tokens[i - 2]!) : isBehindAddress(tokens, i)
}
