// Bundles the command line and its threads with what they depend on into dist-next/bin: the service then opens ten files at its
// start instead of a thousand, which takes a third off it, and finds what V8 made of them, which takes off another. Only
// `libsql`, which is a binary, stays a package of its own.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build, transform } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'dist-next/bin')
const packages = join(out, 'packages')

/**
 * Packages that look for files beside their code find them in a folder of their own in dist-next/bin/packages. Names within
 * functions are short in those that are no modules, whose other names stay as they are.
 */
const ofPackages = {
  name: 'of-packages',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path }) => {
      const code = inItsFolder(readFileSync(path, 'utf8'), dirname(path))
      if (/^\s*(?:import|export)\b/m.test(code)) return { contents: code }
      return { contents: (await transform(code, { minifyIdentifiers: true })).code }
    })
  },
}

function inItsFolder(code, path) {
  if (!/\b__dirname\b/.test(code) || /\b(?:var|const|let) __dirname\b/.test(code)) return code
  const folder = JSON.stringify(relative(join(root, 'node_modules'), path).split(sep).join('/'))
  return code.replace(/^(?:\s*(['"])use strict\1;?)?/, `$&; var __dirname = packagePath(${folder});`)
}

/** Large values that packages have as JSON lie compressed beside the bundle, and are read when they are asked for. */
const valuesApart = {
  name: 'values-apart',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.json$/ }, ({ path }) => {
      const contents = readFileSync(path)
      if (contents.length < 100_000) return undefined
      const name = `${basename(path)}.br`
      mkdirSync(packages, { recursive: true })
      writeFileSync(join(packages, name), brotliCompressSync(contents))
      const file = `require('node:fs').readFileSync(packagePath('${name}'))`
      return {
        contents: `module.exports = JSON.parse(require('node:zlib').brotliDecompressSync(${file}))`,
        loader: 'js',
      }
    })
  },
}

/** Messages are English: zod has them in fifty languages. */
const englishAlone = {
  name: 'english-alone',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.c?js$/ }, () => ({ contents: '' }))
  },
}

/** `serve` is built as a script of its own, which scripts/serve.mjs runs. */
const serveApart = {
  name: 'serve-apart',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/commands\/serve\.ts$/ }, () => ({ path: join(root, 'scripts/serve.mjs') }))
  },
}

/** The code that packages are given to find their folders by. `url`: what is the address of a file in dist-next/bin. */
const packagePath = (url) =>
  `const packagePath = (path) => require('node:url').fileURLToPath(new URL('packages/' + path, ${url}));`

const common = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node20',
  // esbuild takes these for unsupported and would write `new RegExp(…)`, made anew wherever a pattern is come to.
  supported: { 'regexp-unicode-property-escapes': true },
  external: ['libsql', 'pg-native'],
  logLevel: 'warning',
  // Without blanks and comments, and with its names and lines, which a stack tells.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
}

await build({
  ...common,
  entryPoints: ['src/cli.ts', 'src/analysis/threads/worker.ts', 'src/store/threads/reader.ts', 'scripts/serve.mjs'],
  entryNames: '[name]',
  splitting: true,
  format: 'esm',
  plugins: [englishAlone, ofPackages, valuesApart, serveApart],
  banner: {
    // Without imports, whose names the bundled modules may use themselves.
    js: [
      "const require = process.getBuiltinModule('node:module').createRequire(import.meta.url);",
      packagePath('import.meta.url'),
    ].join('\n'),
  },
})

await build({
  ...common,
  entryPoints: { service: 'src/commands/serve.ts' },
  format: 'cjs',
  plugins: [englishAlone, ofPackages, valuesApart],
  define: { 'import.meta.url': 'addressOfScript' },
  banner: {
    js: `(function (require, addressOfScript) {\nconst module = { exports: {} };\n${packagePath('addressOfScript')}`,
  },
  footer: { js: 'return module.exports\n})' },
})

// The files that packages look for beside their code: what /docs shows, and the script with which a thread begins.
const shown = '@fastify/swagger-ui/static'
cpSync(join(root, 'node_modules', shown), join(packages, shown), {
  recursive: true,
  // The page loads `swagger-ui-bundle.js`, which holds it.
  filter: (path) => basename(path) !== 'swagger-ui.js',
})
await build({
  ...common,
  outdir: join(packages, 'piscina/dist'),
  entryPoints: ['node_modules/piscina/dist/worker.js'],
  external: ['@napi-rs/nice'],
  format: 'cjs',
})
writeFileSync(join(packages, 'package.json'), '{ "type": "commonjs" }\n')

await keepCode()

/**
 * Keeps the code of all that runs until the service listens. Where it may not listen, as in some sandboxes, there is none
 * to keep, and the service starts as it would without. Ends the process, and the service with it.
 */
async function keepCode() {
  const { script, codeFile, command } = await import('../dist-next/bin/serve.js')
  const empty = mkdtempSync(join(tmpdir(), 'copydesk-bundle-'))
  // Nothing of what is set for the service where it is built.
  process.env = { PORT: '0', LOG_LEVEL: 'silent', COPYDESK_DATA: empty, COPYDESK_DATABASE: ':memory:' }
  try {
    await command.run({}, [])
    writeFileSync(codeFile, script.createCachedData())
  } catch (error) {
    console.warn(`the code of the service is not kept: ${error.message}`)
  }
  rmSync(empty, { recursive: true })
  process.exit()
}
