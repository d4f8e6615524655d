/** `copydesk analyse`. */
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { Source } from '../../schemas/source.ts'
import { readArticle } from '../analysis/article.ts'
import { decode } from '../analysis/loader/decode.ts'
import { compileLate } from '../compiling.ts'
import { fieldErrorsOf } from '../field-errors.ts'
import { lines } from '../ingest/lines.ts'
import { findSources, readSource, sourcesHelp } from '../ingest/sources.ts'
import { type Command, UsageError } from './command.ts'
import { progress } from './progress.ts'

/** Bytes of one line of NDJSON, at most. */
const LINE_LIMIT = 64 * 2 ** 20

/** What is printed of a source. */
type Read = (source: Source, options?: { name?: string }) => object

export const command: Command = {
  help: `Usage: copydesk analyse [--article] [FILE|DIR...]
       copydesk analyse [--article] --ndjson

Prints all records of each source as one line of JSON: {article, quotes, entities, claims, times, timeline}.
Without a file it reads one source from standard input. Nothing is stored.

${sourcesHelp}

Options:
  --article  read and print the clean article alone, {article}: several times as fast
  --ndjson   read standard input line by line, each a JSON object {"id", "text" or "html", "url"?, "publishedAt"?,
             "retrievedAt"?, "publisher"?, "headline"?, "as"?: "page" or "body"}, and print one line for each, in order:
             {id, article, quotes, entities, claims, times, timeline}, or {id, error}. A line may have 64 MiB.
  --help     print this

The exit code is 0 when every source was analysed, else 1.`,
  options: { article: { type: 'boolean' }, ndjson: { type: 'boolean' } },
  takesPaths: true,
  async run({ article, ndjson }, paths) {
    compileLate()
    // Loaded when needed: the stages after the clean article would be most of the time that it takes to start.
    const read: Read = article
      ? (...source) => ({ article: readArticle(...source) })
      : (await import('../analysis/analyse.ts')).analyse
    if (!ndjson) return paths.length > 0 ? analyseFiles(read, paths) : analyseInput(read)
    if (paths.length > 0) throw new UsageError('--ndjson reads standard input and takes no files')
    return analyseLines(read)
  },
}

async function analyseFiles(read: Read, paths: string[]): Promise<number> {
  const files = await findSources(paths)
  const bar = progress('analysing')
  let failed = 0
  for (const [i, file] of files.entries()) {
    try {
      const { name, source } = await readSource(file)
      await print(read(source, { name }))
    } catch (error) {
      failed++
      const { message } = error as Error
      process.stderr.write(`copydesk analyse: ${message.startsWith(file) ? message : `${file}: ${message}`}\n`)
    }
    bar.update(i + 1, files.length)
  }
  bar.stop()
  return failed > 0 ? 1 : 0
}

async function analyseInput(read: Read): Promise<number> {
  const text = decode(await buffer(process.stdin))
  const isPage = /^\s{0,100}<(?:!doctype|html)\b/i.test(text)
  await print(read(Source.parse(isPage ? { html: text } : { text })))
  return 0
}

async function analyseLines(read: Read): Promise<number> {
  let failed = 0
  for await (const { number, text } of lines(process.stdin, LINE_LIMIT)) {
    if (text?.trim() === '') continue
    const answer = analyseLine(read, text, number)
    if ('error' in answer) failed++
    await print(answer)
  }
  return failed > 0 ? 1 : 0
}

function analyseLine(read: Read, text: string | null, number: number): object {
  let id: unknown = null
  // Without an id, the number tells which line it was.
  const failed = (why: string) => ({ id, error: id === null ? `line ${number}: ${why}` : why })
  if (text === null) return failed(`longer than ${LINE_LIMIT} bytes`)
  try {
    const { id: given = null, ...fields } = parseObject(text)
    id = given
    const source = Source.safeParse(fields)
    if (!source.success) {
      const { pointer, detail } = fieldErrorsOf(source.error)[0]!
      return failed(`${pointer}: ${detail}`)
    }
    return { id, ...read(source.data) }
  } catch (error) {
    return failed((error as Error).message)
  }
}

function parseObject(text: string): Record<string, unknown> {
  const value = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object')
  return value
}

/** Waits while the reader is behind, so that what is not read yet does not pile up. */
async function print(value: object): Promise<void> {
  if (!process.stdout.write(`${JSON.stringify(value)}\n`)) await once(process.stdout, 'drain')
}
