#!/usr/bin/env node
/** The command line. */
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Source } from '../schemas/source.ts'
import { analyse } from './analyse.ts'

if (process.argv.includes('--ndjson')) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue
    const { id, ...source } = JSON.parse(line)
    try {
      process.stdout.write(`${JSON.stringify({ id, ...analyse(Source.parse(source)) })}\n`)
    } catch (error) {
      process.stdout.write(`${JSON.stringify({ id, error: (error as Error).message })}\n`)
    }
  }
} else {
  for (const file of process.argv.slice(3)) {
    process.stdout.write(
      `${JSON.stringify(analyse(Source.parse({ text: readFileSync(file, 'utf8') }), { name: file }))}\n`,
    )
  }
}
