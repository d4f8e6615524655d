// Stands in the bundle for src/commands/serve.ts, which is a script there: of scripts, not of modules, Node 20 lets V8 take
// the code that it made of them before, and to make it is a third of a start. The code is that of one V8 with its flags;
// another sees that and compiles the script as if there were none.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { constants, Script } from 'node:vm'

const { url } = import.meta
const filename = fileURLToPath(new URL('service.js', url))
export const codeFile = `${filename}.code`
export const script = new Script(readFileSync(filename, 'utf8'), {
  filename,
  cachedData: existsSync(codeFile) ? readFileSync(codeFile) : undefined,
  importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
})

export const { command } = script.runInThisContext()(createRequire(url), url)
