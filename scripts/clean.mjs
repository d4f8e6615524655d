// Removes what an earlier build left aside: a build is made in dist-next, and scripts/place.mjs puts it in its place.
import { rmSync } from 'node:fs'

rmSync(new URL('../dist-next', import.meta.url), { recursive: true, force: true })
