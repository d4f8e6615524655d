/** Entities as records of the article. */
import type { MentionKind } from '../../../../schemas/entity.ts'
import { slug, withoutInitial } from '../../../slug.ts'
import type { EntityDraft } from '../stage.ts'
import type { Cluster } from './cluster.ts'
import { roleForms } from './role-forms.ts'

export function drafts(clusters: readonly Cluster[], text: string): EntityDraft[] {
  const taken = new Map<string, number>()
  return [...clusters]
    .sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
    .map((cluster) => draft(cluster, text, taken))
}

function draft(cluster: Cluster, text: string, taken: Map<string, number>): EntityDraft {
  const { type, name } = cluster
  // The “y” of “Ortega y Gasset” is none.
  const hasInitial = type === 'person' && /\s\p{Lu}\.?\s/u.test(name)
  const wanted = `${type}/${hasInitial ? withoutInitial(nameSlug(name)) : nameSlug(name)}`
  const nth = (taken.get(wanted) ?? 0) + 1
  taken.set(wanted, nth)
  const span = (start: number, end: number, kind: MentionKind) => ({ start, end, text: text.slice(start, end), kind })
  const id = nth > 1 ? `${wanted}-${nth}` : wanted
  const forms = aliases(cluster)
  const mentions = [
    ...cluster.mentions.map(({ start, end }) => span(start, end, 'name')),
    ...cluster.references.map(({ start, end, kind }) => span(start, end, kind)),
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  if (type === 'organisation') return { id, name, aliases: forms, mentions, type }
  if (type === 'place') {
    const { country, where } = cluster
    const { coordinates = null, geonames = null } = where ?? {}
    return { id, name, aliases: forms, mentions, type, country, coordinates, geonames }
  }
  return {
    id,
    name,
    aliases: forms,
    mentions,
    type,
    roles: roleForms(cluster.roles),
    honorific: commonest(cluster.mentions.flatMap(({ honorific }) => honorific ?? [])),
  }
}

/** Never empty: names in other scripts keep their letters, so that two of them do not share what little is Latin. */
function nameSlug(name: string): string {
  const latin = name.replace(/[^\p{L}]/gu, '').replace(/\p{Script=Latin}/gu, '') === ''
  const ascii = latin ? slug(name) : ''
  return (
    ascii ||
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '')
  )
}

/** Every written form but the name itself, bare and with the title before it. */
function aliases({ name, mentions, titledForms }: Cluster): string[] {
  const forms = new Set([...mentions.map(({ text }) => text.replace(/\s+/g, ' ')), ...titledForms])
  forms.delete(name)
  return [...forms].sort()
}

function commonest(titles: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const title of titles) counts.set(title, (counts.get(title) ?? 0) + 1)
  let best: string | null = null
  for (const [title, count] of counts) if (best === null || count > counts.get(best)!) best = title
  return best
}
