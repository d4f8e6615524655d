/** Source files: pages, texts, mails and documents in folders, each with hints beside it. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Source } from '../../schemas/source.ts'
import { decode } from '../analysis/loader/decode.ts'
import { firstErrorOf } from '../field-errors.ts'
import type { Mail } from './documents/mail.ts'
import { SourceError } from './source-error.ts'

/** File name endings that are read as sources. */
const formats: Record<string, 'text' | 'html' | 'eml' | 'docx' | 'odt'> = {
  '.txt': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.eml': 'eml',
  '.docx': 'docx',
  '.odt': 'odt',
}

/** File name endings of documents that are not read, with what they are. */
const unread: Record<string, string> = {
  '.pdf': 'PDF',
  '.doc': 'Word before 2007',
  '.rtf': 'RTF',
  '.msg': 'mail of Outlook',
}

/** Bytes of a file, at most, where no other limit is given. */
const LIMIT = 64 * 2 ** 20

const formatOf = (file: string) => {
  const ending = extname(file).toLowerCase()
  return Object.hasOwn(formats, ending) ? formats[ending] : undefined
}

/** Whether a file is named as sources are. */
export const isSource = (file: string): boolean => formatOf(file) !== undefined

/** Whether a file is named as documents are that are not read. */
export const isUnread = (file: string): boolean => Object.hasOwn(unread, extname(file).toLowerCase())

/** How a folder of sources looks; part of the commands’ help. */
export const sourcesHelp = `Sources are files *.txt (text), *.html or *.htm (pages), *.eml (mail) and *.docx or *.odt (documents). What is
known beside a source may stand in a file of the same name that ends in .json, with any of these fields:
  {"url": …, "publishedAt": …, "retrievedAt": …, "publisher": …, "headline": …, "as": "page" or "body"}`

/** A folder that holds no sources. */
export class EmptyFolderError extends SourceError {
  /** The names of the files in it. */
  readonly files: readonly string[]
  constructor(folder: string, files: readonly string[]) {
    super(`${folder}: no sources in this folder; sources are files that end in ${Object.keys(formats).join(', ')}`)
    this.files = files
  }
}

/**
 * The source files among paths: a file is one whatever its ending, a folder holds those that end as sources do, in all
 * its folders, in order of their names.
 * @param isWanted by their names further files of folders.
 * @throws {SourceError} when there is nothing at a path; {EmptyFolderError} when a folder holds none.
 */
export async function findSources(
  paths: readonly string[],
  isWanted: (name: string) => boolean = () => false,
): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) {
    const entry = await stat(path).catch(() => {
      throw new SourceError(`${path}: no such file or folder`)
    })
    if (!entry.isDirectory()) found.push(path)
    else {
      const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(unreadable(path))
      const all = entries.filter((file) => file.isFile())
      const files = all.filter(({ name }) => isSource(name) || isWanted(name))
      if (files.length === 0)
        throw new EmptyFolderError(
          path,
          all.map(({ name }) => name),
        )
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
export async function readSource(file: string, limit = LIMIT): Promise<{ name: string; source: Source }> {
  if (isUnread(file)) {
    const kind = unread[extname(file).toLowerCase()]
    throw new SourceError(`${file}: ${kind} is not read; save it as text, a page, DOCX or ODT`)
  }
  const { size } = await stat(file).catch(unreadable(file))
  if (size > limit) throw new SourceError(`${file}: has more than ${limit} bytes`)
  const content = await contentOf(file, limit)
  const hintsFile = hintsBeside(file)
  const hints = await readFile(hintsFile, 'utf8').catch((error) =>
    error.code === 'ENOENT' ? '{}' : unreadable(hintsFile)(error),
  )
  const name = basename(file)
  return { name, source: withHints(content, hints, hintsFile) }
}

/** What a file says, and what it tells of itself. */
async function contentOf(file: string, limit: number): Promise<Mail> {
  const format = formatOf(file) ?? 'text'
  if (format === 'docx' || format === 'odt') {
    const { readOffice } = await import('./documents/office.ts')
    return { text: await readOffice(file, format, limit) }
  }
  const bytes = await readFile(file).catch(unreadable(file))
  if (format !== 'eml') return { [format]: decode(bytes) }
  const { readMail } = await import('./documents/mail.ts')
  return readMail(file, bytes)
}

function withHints(content: Mail, hints: string, hintsFile: string): Source {
  let parsed: unknown
  try {
    parsed = JSON.parse(hints)
  } catch {
    throw new SourceError(`${hintsFile}: not JSON`)
  }
  const { text: _text, html: _html, ...known } = Object(parsed)
  const { text, html, ...told } = content
  const result = Source.safeParse({ ...told, ...known, ...(html === undefined ? { text } : { html }) })
  if (result.success) return result.data
  throw new SourceError(`${hintsFile}: ${firstErrorOf(result.error)}`)
}

function unreadable(file: string) {
  return ({ code, message }: NodeJS.ErrnoException): never => {
    throw new SourceError(`${file}: ${code === 'EACCES' ? 'this user may not read it' : message}`)
  }
}
