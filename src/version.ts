/** The package’s version. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './data.ts'

export const version: string = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')).version
