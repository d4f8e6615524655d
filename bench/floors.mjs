/**
 * Holds the quality floors of bench/floors.json: `npm run floors [TASK...]`, COPYDESK_EVAL naming the folder of the
 * evaluation sets. A task’s scorer prints a table; each floor is the first group of a pattern in it, and the least
 * that it may be. Floors hold for the very files whose digests they state. Skips, saying so, without the folder.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.COPYDESK_EVAL
if (!folder || !existsSync(folder)) {
  console.log('skipped: COPYDESK_EVAL names no folder of evaluation sets')
  process.exit(0)
}
const all = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'))
const wanted = process.argv.slice(2)
const unknown = wanted.filter((task) => !(task in all))
if (unknown.length > 0) {
  console.error(`no floors for ${unknown.join(', ')}; there are: ${Object.keys(all).join(', ')}`)
  process.exit(2)
}

let failed = false
for (const [task, { files, run, floors }] of Object.entries(all)) {
  if (wanted.length > 0 && !wanted.includes(task)) continue
  const missing = Object.keys(files).filter((file) => !existsSync(join(folder, file)))
  if (missing.length > 0) {
    console.log(`${task}: skipped, without ${missing.join(', ')}`)
    continue
  }
  const changed = Object.entries(files).filter(
    ([file, digest]) =>
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex') !== digest,
  )
  if (changed.length > 0) {
    console.log(`${task}: ${changed.map(([file]) => file).join(', ')} changed since the floors were set`)
    failed = true
    continue
  }
  const [scorer, ...args] = run
  const { stdout, status } = spawnSync(process.execPath, [join(folder, scorer), ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) failed = true
  for (const [name, { pattern, least }] of Object.entries(floors)) {
    const found = new RegExp(pattern, 'm').exec(stdout)?.[1]
    const holds = found !== undefined && Number(found) >= least
    if (!holds) failed = true
    console.log(`${task}: ${name} ${found ?? 'not found'}, floor ${least}${holds ? '' : ' NOT HELD'}`)
  }
}
process.exit(failed ? 1 : 0)
