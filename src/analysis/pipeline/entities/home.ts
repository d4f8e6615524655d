/** The country an outlet writes from, as its name or its address tells. */
import { wordList } from '../../../data.ts'
import type { ArticleLayer } from '../stage.ts'
import { fold } from './fold.ts'
import { knownPlaces, nationalities, placeKey, regionsNamedAsStates } from './lists.ts'

const countries = new Set(wordList('entities', 'countries').map(([code]) => code!))
const elsewhere = new Set(wordList('entities', 'common-domains').map(([domain]) => domain!))

/** Words of the longest place in the name of an outlet: “New York Times”. */
const longest = 3

/** Code of the country; null when neither tells. */
export function homeOf({ publisher, url }: Pick<ArticleLayer, 'publisher' | 'url'>): string | null {
  return (publisher === null ? null : named(publisher)) ?? (url === null ? null : domain(url))
}

/** By the first place or people in the outlet’s name: “Boston Globe”, “Irish Times”. */
function named(publisher: string): string | null {
  const words = publisher.slice(0, 200).split(/\s+/)
  for (let first = 0; first < words.length; first++) {
    for (let length = longest; length > 0; length--) {
      const key = placeKey(words.slice(first, first + length).join(' '))
      const place = knownPlaces.get(key)
      if (place?.country && !place.doubtful && !regionsNamedAsStates.has(key)) return place.country
    }
    const people = nationalities.get(fold(words[first]!))
    if (people) return people
  }
  return null
}

/** By the last part of the address’s host: “.ie”, “.co.uk”. */
function domain(url: string): string | null {
  const host = /^[a-z]+:\/\/[^/?#]*?\.([a-z]{2})(?::\d+)?(?:[/?#]|$)/i.exec(url)?.[1]?.toLowerCase()
  if (host === undefined || elsewhere.has(host)) return null
  const code = host === 'uk' ? 'GB' : host.toUpperCase()
  return countries.has(code) ? code : null
}
