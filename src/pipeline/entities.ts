/** Links names to the people, organisations and places they stand for. */
import { slug } from '../slug.ts'
import { type EntityDraft, stage } from './stage.ts'

export const entities = stage('entities', ['names'], ({ names }) => {
  const byName = new Map<string, EntityDraft>()
  for (const { start, end, text } of names) {
    let entity = byName.get(text)
    if (!entity) {
      entity = {
        id: `person/${slug(text)}`,
        type: 'person',
        name: text,
        aliases: [],
        mentions: [],
        roles: [],
        honorific: null,
      }
      byName.set(text, entity)
    }
    entity.mentions.push({ start, end, text, kind: 'name' })
  }
  return [...byName.values()]
})
