/** Which files have come to rest. */

interface Seen {
  stamp: string
  isDone: boolean
  /** How often it was tried in vain. */
  tries: number
}

/** Files as they were when they were last looked at. */
export class Resting {
  readonly #seen = new Map<string, Seen>()

  /** Takes in what there is now; gives the files that have been as they are since the last time and are still to be read. */
  due(files: ReadonlyMap<string, string>): string[] {
    for (const file of this.#seen.keys()) if (!files.has(file)) this.#seen.delete(file)
    const due: string[] = []
    for (const [file, stamp] of files) {
      const before = this.#seen.get(file)
      if (before?.stamp !== stamp) this.#seen.set(file, { stamp, isDone: false, tries: 0 })
      else if (!before.isDone) due.push(file)
    }
    return due.sort()
  }

  /** Whether a file is still as it was when it was last looked at. */
  isAs(file: string, stamp: string): boolean {
    return this.#seen.get(file)?.stamp === stamp
  }

  /** It is not to be read before it changes. */
  done(file: string): void {
    const seen = this.#seen.get(file)
    if (seen) seen.isDone = true
  }

  /** It is to be tried again; gives how often it was tried by now. */
  again(file: string): number {
    const seen = this.#seen.get(file)
    return seen ? ++seen.tries : 1
  }
}
