// Bundles the desk, the web page at `/`, into dist-next/desk: index.html beside assets/, whose names hold their digests. Each
// file lies there in Brotli and gzip, too, so that nothing is compressed when it is asked for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, 'dist-next/desk')
const assets = join(out, 'assets')

const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: ['desk/main.tsx', 'desk/styles/desk.css', 'desk/icon.svg'],
  outdir: assets,
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  loader: { '.svg': 'copy' },
  legalComments: 'linked',
  metafile: true,
  logLevel: 'warning',
  tsconfig: 'desk/tsconfig.json',
})

/** What an entry point has become. */
const built = (entry) =>
  basename(
    Object.entries(metafile.outputs).find(
      ([, { entryPoint, inputs }]) => (entryPoint ?? Object.keys(inputs)[0]) === entry,
    )[0],
  )

const page = readFileSync(join(root, 'desk/index.html'), 'utf8').replace(
  /desk\/(main\.tsx|styles\/desk\.css|icon\.svg)/g,
  (entry) => `desk/${built(entry)}`,
)
writeFileSync(join(out, 'index.html'), page)

for (const file of [join(out, 'index.html'), ...readdirSync(assets).map((name) => join(assets, name))]) {
  const bytes = readFileSync(file)
  writeFileSync(`${file}.br`, brotliCompressSync(bytes))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
