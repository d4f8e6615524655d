/** What lies in a folder that is watched. */
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { hintsBeside, isSource } from '../sources.ts'

/** Files that are read, each with its stamp, which is another one when the file is; and what could not be looked into. */
export interface Look {
  files: Map<string, string>
  /** One line a folder or file. */
  failed: string[]
}

/**
 * Looks through a folder and all its folders for files that are `wanted`. Names that begin with a dot, or
 * with `~$`, are passed over: programs that copy or edit a file write under such a name beside it.
 */
export async function lookInto(folder: string, wanted: (name: string) => boolean): Promise<Look> {
  const look: Look = { files: new Map(), failed: [] }
  const due = [folder]
  for (let path = due.pop(); path !== undefined; path = due.pop()) {
    const at = path
    const entries = await readdir(path, { withFileTypes: true }).catch(failing(look, path, at === folder))
    for (const entry of entries ?? []) {
      if (/^(?:\.|~\$)/.test(entry.name)) continue
      const file = join(at, entry.name)
      if (entry.isDirectory()) due.push(file)
      else if (entry.isFile() && wanted(entry.name)) {
        const stamp = await stampOf(file).catch(failing(look, file, false))
        if (stamp) look.files.set(file, stamp)
      }
    }
  }
  return look
}

/** Tells files apart: that of the file, and of a source that of what is known beside it. */
export async function stampOf(file: string): Promise<string> {
  const own = markOf(await stat(file))
  if (!isSource(file)) return own
  const beside = await stat(hintsBeside(file)).catch(() => null)
  return beside ? `${own} ${markOf(beside)}` : own
}

const markOf = ({ size, mtimeMs, ino }: { size: number; mtimeMs: number; ino: number }) => `${size} ${mtimeMs} ${ino}`

/** What went away between two steps is not there; the folder itself must be. */
function failing({ failed }: Look, path: string, mustBe: boolean) {
  return (error: NodeJS.ErrnoException): null => {
    if (mustBe || error.code !== 'ENOENT') failed.push(`${path}: ${error.message}`)
    return null
  }
}
