/** Conditions on which something is written. */
import { z } from 'zod'
import type { IfMatch } from '../../store/store.ts'
import { withoutCoding } from '../plugins/answers.ts'
import { HttpProblem } from '../problem.ts'
import { withoutAuthorities } from '../same-as.ts'

export const ifMatch = z.object({
  'if-match': z.string().optional().meta({ description: 'Entity tags of which the stored version must have one.' }),
})

/** The same for what may be new: `If-None-Match: *` never replaces anything. */
export const conditions = ifMatch.extend({
  'if-none-match': z.string().optional().meta({
    description: 'Entity tags of which the stored version must have none; `*`: there must be no article yet.',
  }),
})

/** The same for what nobody may change unseen; its absence is a problem of its own, 428. */
export const neededIfMatch = z.object({
  'if-match': z.string().optional().meta({ description: 'Needed: the entity tag of the record as you have seen it.' }),
})

/** `If-Match`: `*`, or strong tags; a weak one matches nothing (RFC 9110, 13.1.1). */
export function precondition(header: string | undefined): { ifMatch?: IfMatch } {
  if (header === undefined) return {}
  if (header.trim() === '*') return { ifMatch: '*' }
  const strong = [...header.matchAll(/(W\/)?("[^"]*")/g)].filter(([, weak]) => !weak)
  return { ifMatch: strong.map(([, , tag]) => withoutAuthorities(withoutCoding(tag!))) }
}

/** `If-None-Match`: `*`, or tags, weak ones among them (RFC 9110, 13.1.2). */
export function exclusion(header: string | undefined): { ifNoneMatch?: IfMatch } {
  if (header === undefined) return {}
  if (header.trim() === '*') return { ifNoneMatch: '*' }
  return { ifNoneMatch: (header.match(/"[^"]*"/g) ?? []).map(withoutCoding) }
}

/** The same where it must be given, so that nobody overwrites what he has not seen. */
export function requiredPrecondition(header: string | undefined): { ifMatch: IfMatch } {
  const { ifMatch } = precondition(header)
  if (ifMatch !== undefined) return { ifMatch }
  throw new HttpProblem(428, 'If-Match is needed: the entity tag of the record as you have seen it.', {
    errors: [{ pointer: '/headers/if-match', detail: 'is needed' }],
  })
}
