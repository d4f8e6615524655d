import type { Speaker } from '../../schemas/speaker.ts'

/** How often each entity speaks, alone or together with others. */
export function tally(speakers: readonly (Speaker | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const speaker of speakers) {
    const ids = speaker?.entities.length ? speaker.entities.map((e) => e.entity) : [speaker?.entity]
    for (const id of new Set(ids)) if (id) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
