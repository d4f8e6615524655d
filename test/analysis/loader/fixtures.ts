/** Reads test/fixtures/<slug>/{source.txt|html, meta.json?, expected.json}: whole pages and what is read out of them. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Source } from '../../../schemas/source.ts'
import { analyse } from '../../../src/analysis/analyse.ts'
import { decode } from '../../../src/analysis/loader/decode.ts'
import { packageRoot } from '../../../src/data.ts'

export const fixtures: string = join(packageRoot, 'test/fixtures')

/** What the loader makes of a fixture, in a form that is easy to read and compare. */
export function expectedOf(name: string): unknown {
  const file = (part: string) => readFileSync(join(fixtures, name, part))
  const hints = existsSync(join(fixtures, name, 'meta.json')) ? JSON.parse(file('meta.json').toString('utf8')) : {}
  const format = existsSync(join(fixtures, name, 'source.html')) ? 'html' : 'text'
  const text = decode(file(format === 'html' ? 'source.html' : 'source.txt'))
  const { article } = analyse(Source.parse({ [format]: text, ...hints }))
  const { id, headline, standfirst, bylines, publisher, publishedAt, modifiedAt, language, url, links } = article
  return {
    ...{ id, headline, standfirst, bylines, publisher, publishedAt, modifiedAt, language, url, links },
    paragraphs: article.paragraphs.map(({ start, end, role }) => `${role}: ${article.text.slice(start, end)}`),
    furniture: article.furniture?.map(({ text, reason }) => `${reason}: ${text}`),
  }
}
