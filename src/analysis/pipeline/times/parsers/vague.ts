/** “now”, “recently”, “the future”: past, present and future without a date. */
import { always } from '../meaning.ts'
import { anyOf, vague as phrases } from '../vocabulary.ts'
import { timeParser } from './parser.ts'

export const vague = timeParser(
  `(?<![\\w-])(${anyOf(phrases.keys())})(?![\\w]|-\\w|['’]\\w)`,
  ([, phrase], before, after) => {
    const { type, value } = phrases.get(phrase!.toLowerCase().replace(/\s+/g, ' ').replace(/’/g, "'"))!
    // “some time in April”
    const dated = /^\s+(?:in|on|before|after|during|around|between|last|this|next|earlier|later)\b/i.test(after)
    if (/^some\s+time$/i.test(phrase!) && dated && !/\b(?:for|quite|taken?|takes|took|been)\s$/i.test(before))
      return null
    if (/^soon$/i.test(phrase!) && /^\s+(?:as|after)\b/i.test(after)) return null
    return {
      role: 'vague',
      meaning:
        value === 'FUTURE_REF' && /^(?:very )?soon$/i.test(phrase!)
          ? ({ direction }) => (direction === 'future' ? { type, value } : null)
          : always({ type, value }),
    }
  },
)
