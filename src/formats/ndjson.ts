/** A record a line. */

/** @param items records as JSON, which has no line break of its own. */
export function toNdjson(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join('')
}
