/** Where the log goes: JSON lines for programs, plain words on a terminal. */
import { pino } from 'pino'

export interface LogOutput {
  write(line: string): void
  /** Writes what is gathered. */
  flush(): void
}

/** Standard output, as whoever reads it wants it. */
export function logOutput(): LogOutput {
  if (!process.stdout.isTTY) return gathered()
  return { write: (line) => void process.stdout.write(plainLine(line)), flush: () => {} }
}

/** Bytes of lines that wait to be written, at most; where they cannot be, as on a full disk, later ones are dropped. */
const UNWRITTEN = 2 ** 20

/**
 * Lines for standard output, gathered for up to half a second: a write for each line would cost more than the answer it
 * tells of. What is gathered is written when the process ends. A log that cannot be written stops no answer.
 */
function gathered() {
  const output = pino.destination({ dest: 1, sync: false, minLength: 16_000, periodicFlush: 500, maxLength: UNWRITTEN })
  const { flushSync } = output
  let told = false
  output.on('error', ({ message }: Error) => {
    if (!told) process.stderr.write(`copydesk: the log cannot be written: ${message}\n`)
    told = true
    // At the end of the process it would be tried without end.
    output.flushSync = () => {}
  })
  output.on('write', () => {
    output.flushSync = flushSync
  })
  return output
}

/** pino's numbers of the levels from which a line begins with a word. */
const words: [level: number, word: string][] = [
  [50, 'Error: '],
  [40, 'Warning: '],
]

/**
 * A JSON line of the log as a person reads it; empty for the one that the greeting says better.
 * Control characters are left out: a terminal would obey them.
 */
export function plainLine(line: string): string {
  const { level, time: _time, pid: _pid, hostname: _hostname, msg = '', err, ...rest } = JSON.parse(line)
  if (String(msg).startsWith('Server listening at ')) return ''
  const details = Object.entries(rest)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(', ')
  const word = words.find(([from]) => level >= from)?.[1] ?? ''
  const text = `${word}${msg}${details && ` (${details})`}${err ? `\n${err.stack ?? err.message}` : ''}`
  return `${text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f]/g, '')}\n`
}
