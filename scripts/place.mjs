// Puts the bundles from dist-next into dist. A service that runs from there goes on: each file is replaced as a whole, what
// others ask for before those that ask, and only then goes what the new build has no more.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Replaces what is in a folder by what is in another, which is gone then. */
export function place(from, to) {
  const built = filesOf(from).sort((a, b) => Number(named(b)) - Number(named(a)))
  for (const file of built) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    renameSync(join(from, file), join(to, file))
  }
  const kept = new Set(built)
  for (const file of filesOf(to)) if (!kept.has(file)) rmSync(join(to, file))
  rmSync(from, { recursive: true })
}

/** Whether a file's name holds its digest: such files come before the pages and programs that name them. */
const named = (file) => /-[A-Z\d]{8}\./.test(file)

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const folder of ['bin', 'desk']) place(join(root, 'dist-next', folder), join(root, 'dist', folder))
}
