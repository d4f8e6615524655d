/** Documents of word processors: DOCX (ECMA-376) and ODT (OpenDocument). */
import { open } from 'node:fs/promises'
import { Parser } from 'htmlparser2'
import { decode } from '../../analysis/loader/decode.ts'
import { SourceError } from '../source-error.ts'
import { packedIn } from '../zip.ts'

/** How the paragraphs of a kind of document are marked up. */
interface Markup {
  /** File in the document that holds the text. */
  part: string
  paragraphs: ReadonlySet<string>
  /** Elements that hold text; null where all that is in a paragraph is text. */
  runs: ReadonlySet<string> | null
  /** Elements that stand for white space. */
  spaces: ReadonlySet<string>
  /** Elements that are no part of the text: what was deleted, notes, comments, what is there a second time. */
  passed: ReadonlySet<string>
}

const kinds: Record<'docx' | 'odt', Markup> = {
  docx: {
    part: 'word/document.xml',
    paragraphs: new Set(['w:p']),
    runs: new Set(['w:t']),
    spaces: new Set(['w:tab', 'w:br', 'w:cr']),
    passed: new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'mc:Fallback']),
  },
  odt: {
    part: 'content.xml',
    paragraphs: new Set(['text:p', 'text:h']),
    runs: null,
    spaces: new Set(['text:s', 'text:tab', 'text:line-break']),
    passed: new Set([
      'office:annotation',
      'text:note',
      'text:tracked-changes',
      'text:table-of-content',
      'svg:title',
      'svg:desc',
    ]),
  },
}

const COMPOUND = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * The text of a document, its paragraphs between blank lines.
 * @param limit bytes of its markup, at most.
 * @throws {SourceError}
 */
export async function readOffice(file: string, kind: 'docx' | 'odt', limit: number): Promise<string> {
  const markup = kinds[kind]
  if (await isCompound(file)) throw new SourceError(`${file}: is encrypted, or a document of another kind`)
  let xml: Buffer | null = null
  for await (const packed of packedIn(file)) {
    const isPart = packed.name === markup.part
    if (!isPart && packed.name !== 'META-INF/manifest.xml') continue
    if (packed.size > limit) throw new SourceError(`${file}: unpacks to more than ${limit} bytes`)
    const bytes = await whole(packed.open()).catch((error: Error) => {
      throw new SourceError(`${file}: ${error.message}`)
    })
    if (isPart) xml = bytes
    else if (bytes.includes('encryption-data')) throw new SourceError(`${file}: is encrypted`)
  }
  if (!xml) throw new SourceError(`${file}: has no ${markup.part}`)
  return textIn(decode(xml), markup)
}

/** Whether it is a compound file of Microsoft, in which encrypted documents and those before 2007 lie. */
async function isCompound(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const { buffer } = await handle.read({ buffer: Buffer.alloc(4), position: 0 })
    return buffer.equals(COMPOUND)
  } finally {
    await handle.close()
  }
}

async function whole(opened: Promise<AsyncIterable<Buffer>>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of await opened) parts.push(part)
  return Buffer.concat(parts)
}

function textIn(xml: string, { paragraphs, runs, spaces, passed }: Markup): string {
  const found: string[] = []
  /** Paragraphs that are open: a frame in one holds others. */
  const begun: string[][] = []
  let passing = 0
  let reading = 0
  const add = (text: string) => {
    if (passing === 0) begun.at(-1)?.push(text)
  }
  const parser = new Parser(
    {
      onopentag(name) {
        if (passed.has(name)) passing++
        else if (paragraphs.has(name)) begun.push([])
        else if (spaces.has(name)) add(' ')
        else if (runs?.has(name)) reading++
      },
      ontext(text) {
        if (!runs || reading > 0) add(text)
      },
      onclosetag(name) {
        if (passed.has(name)) passing--
        else if (runs?.has(name)) reading--
        else if (paragraphs.has(name)) {
          const text = (begun.pop() ?? []).join('').replace(/\s+/g, ' ').trim()
          if (text !== '') found.push(text)
        }
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
  return found.join('\n\n')
}
