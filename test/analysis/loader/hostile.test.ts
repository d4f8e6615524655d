/** Hostile pages take bounded time. */
import t from 'tap'
import { loadHtml } from '../../../src/analysis/loader/html.ts'
import { loadText } from '../../../src/analysis/loader/text.ts'
import { furniture } from '../../../src/analysis/pipeline/furniture/index.ts'
import { article } from '../../../src/analysis/pipeline/paragraphs/index.ts'
import type { Page } from '../../../src/analysis/pipeline/stage.ts'
import { prose } from './prose.ts'

t.test('hostile pages take bounded time', async (t) => {
  const run = (page: Page) => article.run({ page, furniture: furniture.run({ page }) })
  const rows: [name: string, load: () => Page][] = [
    ['10 MB of prose', () => loadText(`${prose.join('\n')}\n${'word '.repeat(2_000_000)}.`, 'page')],
    ['10 MB in one HTML paragraph', () => loadHtml(`<p>${'word '.repeat(2_000_000)}.`, 'page', null)],
    ['a line of full stops', () => loadText(`${prose.join('\n')}\n${'.'.repeat(1_000_000)}`, 'page')],
    ['a line of quotation marks', () => loadText(`${prose.join('\n')}\n${'.”'.repeat(500_000)}x`, 'page')],
    ['a line of capitals', () => loadText(`${prose.join('\n')}\n${'By A '.repeat(200_000)}`, 'page')],
    ['many date lines', () => loadText(`${prose.join('\n')}\n${'1 May 2020 10:00 GMT\n'.repeat(19_000)}`, 'page')],
    ['many names', () => loadText(`${'Ada Moss\n'.repeat(19_000)}${prose.join('\n')}`, 'page')],
    [
      'attributes without end',
      () => loadHtml(`<p ${'class="a" '.repeat(100_000)}>x</p>${prose.map((p) => `<p>${p}`).join('')}`, 'page', null),
    ],
    ['unclosed tags', () => loadHtml('<a '.repeat(300_000), 'page', null)],
    ['open comments', () => loadHtml('<!--'.repeat(300_000), 'page', null)],
    ['stray end tags', () => loadHtml(`${'<p>a</b>'.repeat(10_000)}`, 'page', null)],
    [
      'broken JSON-LD',
      () => loadHtml(`<script type="application/ld+json">${'[{"a":'.repeat(100_000)}</script>`, 'page', null),
    ],
    [
      'wide JSON-LD',
      () =>
        loadHtml(
          `<script type="application/ld+json">[${'{"@type":"Article","author":{"@id":"x"}},'.repeat(50_000)}{}]</script>`,
          'page',
          null,
        ),
    ],
  ]
  for (const [name, load] of rows) {
    const started = process.cpuUsage()
    run(load())
    const { user, system } = process.cpuUsage(started)
    t.ok(user + system < 8_000_000, `${name}: ${Math.round((user + system) / 1000)} ms of CPU`)
  }
})
