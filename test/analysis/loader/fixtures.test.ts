/** Whole pages, each a folder of the fixtures with its expected records. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { expectedOf, fixtures } from './fixtures.ts'

t.test('whole pages', async (t) => {
  for (const name of readdirSync(fixtures)) {
    t.same(expectedOf(name), JSON.parse(readFileSync(join(fixtures, name, 'expected.json'), 'utf8')), name)
  }
})
