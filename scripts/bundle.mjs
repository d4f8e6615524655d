// Bundles the command line and its threads with what they depend on into dist/bin: the service then opens ten files at its
// start instead of a thousand, which takes a third off it. Only `libsql`, which is a binary, stays a package of its own.
import { readFileSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Packages that look for files beside their code go on finding them. */
const foldersKept = {
  name: 'folders-kept',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.c?js$/ }, ({ path }) => {
      const contents = readFileSync(path, 'utf8')
      if (!/\b__dirname\b/.test(contents) || /\b(?:var|const|let) __dirname\b/.test(contents)) return undefined
      const folder = JSON.stringify(relative(root, dirname(path)).split(sep).join('/'))
      return {
        contents: contents.replace(/^(?:\s*(['"])use strict\1;?)?/, `$&; var __dirname = packagePath(${folder});`),
      }
    })
  },
}

await build({
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/worker.ts'],
  outdir: 'dist/bin',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  external: ['libsql', 'pg-native'],
  plugins: [foldersKept],
  banner: {
    // Without imports, whose names the bundled modules may use themselves.
    js: [
      "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url)",
      "const packagePath = (path) => require('node:path').join(import.meta.dirname, '../..', path)",
    ].join('\n'),
  },
  logLevel: 'warning',
})
