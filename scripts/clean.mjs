// Removes the build, so that a source file that is gone leaves no compiled twin behind.
import { rmSync } from 'node:fs'

rmSync(new URL('../dist', import.meta.url), { recursive: true, force: true })
