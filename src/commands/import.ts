/** `copydesk import`. */
import { open } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { lines } from '../ingest/lines.ts'
import { SourceError } from '../ingest/source-error.ts'
import { importStore, TransferError } from '../store/index.ts'
import { type Command, UsageError } from './command.ts'
import { placeOf } from './database.ts'
import { progress } from './progress.ts'

export const command: Command = {
  help: `Usage: copydesk import [FILE]

Fills an empty database, which COPYDESK_DATABASE or DATABASE_URL names, with what copydesk export printed, from the file or
standard input: all of it, or nothing.

Options:
  --help     print this`,
  options: {},
  takesPaths: true,
  async run(_values, [file, ...more]) {
    if (more.length > 0) throw new UsageError('import takes one file')
    const config = readConfig(process.env)
    const input = file === undefined ? process.stdin : (await opened(file)).createReadStream()
    const bar = progress('importing')
    try {
      const place = { ...placeOf(config), connections: config.COPYDESK_POOL }
      const { articles } = await importStore(place, texts(input), bar.update)
      bar.stop()
      process.stdout.write(`${articles} articles imported\n`)
      return 0
    } catch (error) {
      if (!(error instanceof TransferError)) throw error
      throw new SourceError(`${file ?? 'standard input'}: ${error.message}`)
    } finally {
      bar.stop()
    }
  },
}

/** A file to be read. @throws {SourceError} */
const opened = (file: string) =>
  open(file).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw new SourceError(`${file}: ${code === 'ENOENT' ? 'no such file' : `cannot be read (${message})`}`)
  })

/** Bytes of a line at most: of an article with all its records. */
const longest = 2 ** 29

async function* texts(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  for await (const { text } of lines(input, longest)) yield text ?? ''
}
