// Writes openapi.yaml from the routes; with --check it only tells whether the committed file is what they say.
import { readFileSync, writeFileSync } from 'node:fs'
import { startAnalyser } from '../dist/src/analysis/threads/analyser.js'
import { readConfig } from '../dist/src/config.js'
import { buildApp } from '../dist/src/http/app.js'
import { toYaml } from '../dist/src/http/plugins/openapi.js'
import { openStore } from '../dist/src/store/index.js'

const file = new URL('../openapi.yaml', import.meta.url)
const store = await openStore({ database: ':memory:' })
const config = readConfig({ LOG_LEVEL: 'silent' })
// Its threads start with the first source, and none is sent.
const app = await buildApp({ config, store, analyser: startAnalyser(config) })
const yaml = toYaml(app.swagger())
await app.close()
await store.close()

if (!process.argv.includes('--check')) writeFileSync(file, yaml)
else if (readFileSync(file, 'utf8') !== yaml) {
  console.error('openapi.yaml is not what the routes say; run `npm run openapi` and commit it')
  process.exitCode = 1
}
