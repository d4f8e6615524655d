// Removes what was compiled, so that a source file that is gone leaves no compiled twin behind. What a running service
// uses, dist/bin and dist/desk, stays until scripts/place.mjs replaces it.
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const used = ['bin', 'desk']

rmSync(join(root, 'dist-next'), { recursive: true, force: true })
for (const entry of existsSync(dist) ? readdirSync(dist) : [])
  if (!used.includes(entry)) rmSync(join(dist, entry), { recursive: true })
