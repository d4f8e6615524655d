// Puts the built client into the folder of its package, client/dist: `npm pack` and `npm publish` run it there, after a build.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const [from, to] = [join(root, 'dist/src/client'), join(root, 'client/dist')]

rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })
for (const name of ['index', 'api']) {
  // Maps would lead to sources that are not in the package, and types to names that only their source has.
  const text = (file) => readFileSync(join(from, file), 'utf8').replace(/^\/\/# sourceMappingURL=.*\n?/m, '')
  writeFileSync(join(to, `${name}.js`), text(`${name}.js`))
  writeFileSync(join(to, `${name}.d.ts`), text(`${name}.d.ts`).replaceAll("'./api.ts'", "'./api.js'"))
}
copyFileSync(join(root, 'LICENSE'), join(root, 'client/LICENSE'))
