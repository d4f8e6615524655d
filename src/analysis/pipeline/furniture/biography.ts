/** “Ada Moss is the editor of …”: what stands below an article, in its own layout, of who wrote it. */

const BIOGRAPHY =
  /^(\p{Lu}[\p{L}.’'-]{0,30}(?:(?:\s\p{Ll}{2,3}){0,2}\s\p{Lu}[\p{L}.’'-]{0,30}){1,3})\s(?:is|was|writes|covers|joined|has)\s/u

/** Whom a line introduces so; null when it does not. */
export function introduced(text: string): string | null {
  return text.match(BIOGRAPHY)?.[1] ?? null
}
