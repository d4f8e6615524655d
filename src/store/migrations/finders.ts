/** What finds the records of an article that is stored: made anew where tables of it are. */
import { recordRows } from '../rows.ts'
import { companyIn, shownOf } from '../write.ts'

export function findersOf(
  held: Parameters<typeof shownOf>[0],
  analysis = shownOf(held),
): ReturnType<typeof recordRows> {
  // Its entities are in the order of its company.
  const company = companyIn(held)
  return recordRows(held.seq, analysis, new Map(analysis.entities.map(({ id }, i) => [id, company[i]!])))
}
