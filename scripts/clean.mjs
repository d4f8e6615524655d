// Removes what was compiled, so that a source file that is gone leaves no compiled twin behind. What a running service
// uses, dist/bin and dist/desk, stays until scripts/place.mjs replaces it.
import { rmSync } from 'node:fs'

for (const folder of ['dist/schemas', 'dist/src', 'dist/test', 'dist-next'])
  rmSync(new URL(`../${folder}`, import.meta.url), { recursive: true, force: true })
