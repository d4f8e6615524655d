// Puts a finished build from dist-next into dist. A service that runs from there goes on: each file is replaced as a whole,
// what others ask for before those that ask, and only then goes what the new build has no more, so that a source file that
// is gone leaves no compiled twin behind.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @param {string} from a build; `to`: where it belongs. */
export function place(from, to) {
  const built = filesOf(from).sort((a, b) => rank(a) - rank(b))
  for (const file of built) {
    mkdirSync(dirname(join(to, file)), { recursive: true })
    renameSync(join(from, file), join(to, file))
  }
  const kept = new Set(built)
  for (const file of filesOf(to)) if (!kept.has(file)) rmSync(join(to, file))
  rmSync(from, { recursive: true })
}

/** Files whose names hold their digests come first, the pages and programs that name them last. */
const rank = (file) => (/^desk.assets|^bin.*-[A-Z\d]{8}\./.test(file) ? 0 : /^(?:desk|bin)/.test(file) ? 2 : 1)

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(join(root, 'dist'), { recursive: true })
  place(join(root, 'dist-next'), join(root, 'dist'))
}
