/**
 * Which articles tell of one event.
 *
 * Two articles are linked when they are enough alike and not a week apart. What links hold together is parted again into
 * stories by average linkage: the two groups whose articles are most alike on average become one, as long as that
 * average is high enough. All of this depends on the articles alone, never on the order in which they came.
 */
import { likeness, type Profile } from './profile.ts'

export interface Candidate {
  profile: Profile
  /** Time of publication in milliseconds; null when unknown. */
  published: number | null
}

/** Likeness from which two articles are linked, and are linked closely; that of two groups which are one story. */
const thresholds = { linked: 0.3, close: 0.5, story: 0.25 }
const day = 24 * 60 * 60 * 1000
/** Articles further apart are of different stories, however alike. */
export const farthest = 7 * day
/** How much of their likeness articles keep that are just as far apart. */
const kept = 0.5

/** Likeness in time and words. An article without a date is near to others without one alone. */
function nearness(a: Candidate, b: Candidate): number {
  if (a.published === null || b.published === null) {
    return a.published === b.published ? likeness(a.profile, b.profile) : 0
  }
  const apart = Math.abs(a.published - b.published)
  return apart > farthest ? 0 : likeness(a.profile, b.profile) * (1 - (1 - kept) * (apart / farthest))
}

/** Whether two articles may be of one story, and whether they are so near that most likely they are. */
export function linkOf(a: Candidate, b: Candidate): 'close' | 'linked' | null {
  const near = nearness(a, b)
  return near >= thresholds.close ? 'close' : near >= thresholds.linked ? 'linked' : null
}

/**
 * Parts articles into stories, each as indices of its articles.
 * @param articles in an order that depends on nothing but them: of two equal pairs of groups the earlier is joined.
 */
export function storiesOf(articles: readonly Candidate[]): number[][] {
  const count = articles.length
  /** Sums of the nearness between the articles of two groups. */
  const sums = Array.from({ length: count }, () => new Float64Array(count))
  for (let i = 0; i < count; i++)
    for (let j = 0; j < i; j++) sums[i]![j] = sums[j]![i] = nearness(articles[i]!, articles[j]!)
  const groups = new Map(articles.map((_, i) => [i, [i]]))
  const average = (a: number, b: number) => sums[a]![b]! / (groups.get(a)!.length * groups.get(b)!.length)
  /** The nearest of the groups after one, kept from step to step; only what a join has touched is looked for again. */
  const nearestAfter = (a: number) => {
    let found = { group: -1, near: 0 }
    for (const b of groups.keys()) {
      if (b <= a) continue
      const near = average(a, b)
      if (near > found.near) found = { group: b, near }
    }
    return found
  }
  const nearest = new Map(articles.map((_, i) => [i, nearestAfter(i)]))
  for (;;) {
    let best = { from: -1, group: -1, near: 0 }
    for (const [from, found] of nearest) if (found.near > best.near) best = { from, ...found }
    if (best.near < thresholds.story) break
    const { from, group } = best
    groups.get(from)!.push(...groups.get(group)!)
    groups.delete(group)
    nearest.delete(group)
    for (const other of groups.keys()) {
      if (other === from) continue
      sums[from]![other]! += sums[group]![other]!
      sums[other]![from] = sums[from]![other]!
    }
    for (const [one, found] of nearest)
      if (one === from || one < from || found.group === group) nearest.set(one, nearestAfter(one))
  }
  return [...groups.values()].map((members) => members.sort((a, b) => a - b))
}
