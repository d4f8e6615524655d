// Writes pages as a reader gets them who selects all of a page in a browser and copies it, without its scripts and styles of
// other files: what scripts/train-furniture.mjs takes as `--copies`.
//   node scripts/browser-copies.mjs DIR FILE
// DIR as for train-furniture.mjs; FILE gets a line for each page and form, `{id, form, text}`: as a browser copies it, and as
// `lynx -dump` and `html2text` print it where they are installed. Needs Chromium (the program CHROMIUM names).
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'

const [dir, file] = process.argv.slice(2)
if (!file) throw new Error('Give the folder that holds dev.jsonl, and the file to write.')
const address = 'http://page.invalid/'

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
const context = await browser.newContext({ javaScriptEnabled: false })
let html = ''
await context.route('**/*', (route) =>
  route.request().url() === address
    ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
    : route.abort(),
)
/** What prints a page that is sent to it, by form. */
const printers = {
  lynx: ['lynx', '-stdin', '-dump', '-nolist', '-assume_charset=utf-8', '-display_charset=utf-8'],
  html2text: ['html2text', '-', 'utf-8'],
}
const lines = []
for (const line of readFileSync(join(dir, 'dev.jsonl'), 'utf8').split('\n').filter(Boolean)) {
  const document = JSON.parse(line)
  if (!document.html) continue
  html = gunzipSync(readFileSync(join(dir, document.html)))
    .toString('utf8')
    .replace(/<meta[^>]+http-equiv=["']?refresh[^>]*>/gi, '')
  const page = await context.newPage()
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  const text = await page.evaluate(() => {
    getSelection().selectAllChildren(document.body)
    return getSelection().toString()
  })
  lines.push(JSON.stringify({ id: document.id, form: 'browser', text }))
  const input = html.replace(/<script\b[\s\S]*?<\/script>/gi, '')
  for (const [form, [program, ...options]] of Object.entries(printers)) {
    const { status, stdout } = spawnSync(program, options, { input, encoding: 'utf8', maxBuffer: 1e8, timeout: 20_000 })
    if (status === 0) lines.push(JSON.stringify({ id: document.id, form, text: stdout }))
  }
  await page.close()
}
writeFileSync(file, `${lines.join('\n')}\n`)
console.log(`${lines.length} copies`)
await browser.close()
