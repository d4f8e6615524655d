// Stands in the bundle for src/commands/serve.ts, which is a script there: of scripts, not of modules, Node 20 lets V8 take
// the code that it made of them before, and to make it is a third of a start. V8 refuses the code of other flags, but not
// that of another build of its version, which crashes it: code is kept by the build of Node that it was made with.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { constants, Script } from 'node:vm'

const { url } = import.meta
const filename = fileURLToPath(new URL('service.js', url))
const build = createHash('sha256').update(JSON.stringify([process.arch, process.versions, process.config]))
export const codeFile = `${filename}.${build.digest('hex').slice(0, 16)}.code`
export const script = new Script(readFileSync(filename, 'utf8'), {
  filename,
  cachedData: existsSync(codeFile) ? readFileSync(codeFile) : undefined,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
})

export const { command } = script.runInThisContext()(createRequire(url), url)
