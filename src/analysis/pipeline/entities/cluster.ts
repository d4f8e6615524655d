/** What is known of one entity while the article is read. */
import type { EntityType } from '../../../../schemas/entity.ts'
import type { Span } from '../../../../schemas/span.ts'
import type { Group } from './groups.ts'
import type { Sex } from './lists.ts'
import type { NameMention } from './mentions.ts'
import type { Where } from './where.ts'

/** What the article says a person is. */
export interface Role {
  /** As written, without article: “vice president of the European Commission”. */
  text: string
  /** The noun, folded: “vice president”. */
  noun: string
  office: boolean
  /** Folded words of the whole, for matching “the Labour leader”. */
  words: ReadonlySet<string>
  /** Country codes its adjectives and names point to. */
  countries: ReadonlySet<string>
}

export interface Reference extends Span {
  kind: 'nominal' | 'pronoun'
}

export interface Cluster {
  type: EntityType
  name: string
  groups: Group[]
  /** In order. */
  mentions: NameMention[]
  references: Reference[]
  /** People only. */
  roles: Role[]
  sex: Sex | null
  /** Forms with the title or office written before them: “Mr Putin”, “President Joe Biden”. */
  titledForms: Set<string>
  /** Places only. */
  country: string | null
  where: Where | null
}

export function cluster(type: EntityType, groups: Group[], name: string): Cluster {
  return {
    type,
    name,
    groups,
    mentions: groups.flatMap((group) => group.mentions).sort((a, b) => a.start - b.start),
    references: [],
    roles: [],
    sex: null,
    titledForms: new Set(),
    country: null,
    where: null,
  }
}
