/** An article with all its records, in each format that holds them. */
import { toAnnotations } from './annotations.ts'
import type { FormatName } from './format.ts'
import { toGeoJson } from './geojson.ts'
import { toJsonLd } from './jsonld.ts'
import { toNinjs } from './ninjs.ts'
import type { Records } from './records.ts'

/** What a whole article can be written in. */
export const articleFormats = ['jsonld', 'annotations', 'ninjs', 'geojson', 'text'] as const satisfies FormatName[]

/** @param origin where the service is, as `https://desk.example`. */
export function writeArticle(format: FormatName, records: Records, origin: string): string {
  switch (format as (typeof articleFormats)[number]) {
    case 'jsonld':
      // Fit to stand inside a page’s `script`.
      return JSON.stringify(toJsonLd(records, origin)).replaceAll('<', '\\u003c')
    case 'annotations':
      return JSON.stringify(toAnnotations(records, origin))
    case 'ninjs':
      return JSON.stringify(toNinjs(records, origin))
    case 'geojson':
      return JSON.stringify(toGeoJson(records.entities, origin))
    case 'text':
      return records.article.text
  }
}
