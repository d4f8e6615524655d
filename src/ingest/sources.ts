/** Source files: pages and texts in folders, each with hints beside it. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Source } from '../../schemas/source.ts'
import { decode } from '../analysis/loader/decode.ts'
import { fieldErrorsOf } from '../field-errors.ts'

/** File name endings that are read as sources. */
const formats: Record<string, 'text' | 'html'> = { '.txt': 'text', '.html': 'html', '.htm': 'html' }

/** Whether a file is named as sources are. */
export const isSource = (file: string): boolean => Object.hasOwn(formats, extname(file).toLowerCase())

/** How a folder of sources looks; part of the commands’ help. */
export const sourcesHelp = `Sources are files *.txt (text) and *.html or *.htm (pages). What is known beside a source may
stand in a file of the same name that ends in .json, with any of these fields:
  {"url": …, "publishedAt": …, "retrievedAt": …, "publisher": …, "headline": …, "as": "page" or "body"}`

/** A file that was to be read, and why it cannot be; one line. */
export class SourceError extends Error {
  override readonly name = 'SourceError'
}

/** A folder that holds no sources. */
export class EmptyFolderError extends SourceError {
  constructor(folder: string) {
    super(`${folder}: no sources in this folder; sources are files that end in ${Object.keys(formats).join(', ')}`)
  }
}

/**
 * The source files among paths: a file is one whatever its ending, a folder holds those that end as sources do, in all
 * its folders, in order of their names.
 * @throws {SourceError} when there is nothing at a path; {EmptyFolderError} when a folder holds none.
 */
export async function findSources(paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const entry = await stat(path).catch(() => {
      throw new SourceError(`${path}: no such file or folder`)
    })
    if (!entry.isDirectory()) found.push(path)
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(unreadable(path))
      const files = entries.filter((file) => file.isFile() && isSource(file.name))
      if (files.length === 0) throw new EmptyFolderError(path)
      found.push(...files.map((file) => join(file.parentPath, file.name)).sort())
    }
  }
  return found
}

/** @throws {SourceError} when a path is no folder. */
export async function needFolders(paths: readonly string[]): Promise<void> {
  for (const path of paths)
    if (!(await stat(path).catch(() => null))?.isDirectory()) throw new SourceError(`${path}: no such folder`)
}

/** The file with what is known beside a source. */
export const hintsBeside = (file: string): string => `${file.slice(0, file.length - extname(file).length)}.json`

/**
 * Reads a source file and the hints beside it.
 * @param limit bytes of the file, at most.
 * @throws {SourceError} when either cannot be read or used.
 */
export async function readSource(
  file: string,
  limit = Number.POSITIVE_INFINITY,
): Promise<{ name: string; source: Source }> {
  const { size } = await stat(file).catch(unreadable(file))
  if (size > limit) throw new SourceError(`${file}: has more than ${limit} bytes`)
  const text = decode(await readFile(file).catch(unreadable(file)))
  const hintsFile = hintsBeside(file)
  const hints = await readFile(hintsFile, 'utf8').catch((error) =>
    error.code === 'ENOENT' ? '{}' : unreadable(hintsFile)(error),
  )
  const name = basename(file)
  return { name, source: withHints({ [formats[extname(file).toLowerCase()] ?? 'text']: text }, hints, hintsFile) }
}

function withHints(source: object, hints: string, hintsFile: string): Source {
  let parsed: unknown
  try {
    parsed = JSON.parse(hints)
  } catch {
    throw new SourceError(`${hintsFile}: not JSON`)
  }
  const { text: _text, html: _html, ...known } = Object(parsed)
  const result = Source.safeParse({ ...known, ...source })
  if (result.success) return result.data
  const { pointer, detail } = fieldErrorsOf(result.error)[0]!
  throw new SourceError(`${hintsFile}: ${pointer.slice(1)}: ${detail}`)
}

function unreadable(file: string) {
  return (error: Error): never => {
    throw new SourceError(`${file}: ${error.message}`)
  }
}
