// Writes test/fixtures/*/expected.json anew from what the loader makes of each source: `npm run fixtures`.
// Read the differences before committing them.
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectedOf, fixtures } from '../dist/test/analysis/loader/fixtures.js'

for (const name of readdirSync(fixtures)) {
  writeFileSync(join(fixtures, name, 'expected.json'), `${JSON.stringify(expectedOf(name), null, 2)}\n`)
}
