/** Where the package's word lists and samples lie, and how a word list is read. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The package's root: the nearest folder above that holds package.json (the sources and the build lie at different depths). */
export const packageRoot: string = (() => {
  let dir = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(dir, 'package.json'))) {
    const up = dirname(dir)
    if (up === dir) throw new Error(`package.json not found above ${import.meta.url}`)
    dir = up
  }
  return dir
})()

/** Absolute path of a file or folder under `data/`. */
export function dataPath(...path: string[]): string {
  return join(packageRoot, 'data', ...path)
}

/**
 * The rows of a tab-separated word list `data/STAGE/NAME.tsv`, each split into its columns.
 * The first line states the criterion for a row and begins with `#`, as do comments; blank lines are skipped.
 * @throws when the file is missing or states no criterion.
 */
export function wordList(stage: string, name: string): string[][] {
  const lines = readFileSync(dataPath(stage, `${name}.tsv`), 'utf8').split('\n')
  if (!lines[0]?.startsWith('# ')) throw new Error(`data/${stage}/${name}.tsv: the first line must state the criterion`)
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t'))
}

/** The words of a list, each of which opens a row, as alternatives of a pattern. @throws as {@link wordList} does. */
export const alternatives = (stage: string, name: string): string =>
  wordList(stage, name)
    .map(([word]) => word!)
    .join('|')

/**
 * Words as alternatives of a pattern, the longest first. Those with the same first letter stand together: a pattern tries
 * hundreds side by side one after another wherever it is asked.
 */
export function anyOf(words: Iterable<string>): string {
  const byFirst = new Map<string, string[]>()
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const [first, ...rest] = word.replaceAll(' ', '\\s')
    byFirst.set(first!, [...(byFirst.get(first!) ?? []), rest.join('')])
  }
  return [...byFirst].map(([first, rests]) => `${first}(?:${rests.join('|')})`).join('|')
}

/** The entries of a word list whose rows open with a kind, by that kind. @throws as {@link wordList} does. */
export function entriesByKind(stage: string, name: string): (kind: string) => ReadonlySet<string> {
  const rows = wordList(stage, name)
  return (kind) => new Set(rows.flatMap(([is, entry]) => (is === kind ? [entry!] : [])))
}

/** `data/STAGE/FILE` as it is. @throws when it is missing. */
export function textFile(stage: string, file: string): string {
  return readFileSync(dataPath(stage, file), 'utf8')
}

/** The bytes of `data/STAGE/FILE`, in memory of their own, so that they can be read as arrays of larger numbers. */
export function binaryFile(stage: string, file: string): ArrayBuffer {
  const bytes = readFileSync(dataPath(stage, file))
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}

/** A JSON file `data/STAGE/FILE`, parsed. @throws when it is missing or broken. */
export function jsonFile(stage: string, file: string): unknown {
  return JSON.parse(readFileSync(dataPath(stage, file), 'utf8'))
}
