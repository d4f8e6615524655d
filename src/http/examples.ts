/** What the description shows: ids and records of the shipped samples, which `npm run openapi` takes from the service. */
import { jsonFile } from '../data.ts'

export const { ids, records } = jsonFile('openapi', 'examples.json') as {
  ids: { article: string; quote: string; claim: string; event: string; entity: string }
  /** By the name of their schema. */
  records: Record<string, object>
}
