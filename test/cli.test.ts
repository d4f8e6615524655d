/** The command line, as a process: arguments, streams, exit codes; the server from start to stop. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { text as readAll } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'libsql'
import t, { type Test } from 'tap'
import { Source } from '../schemas/source.ts'
import { analyse } from '../src/analysis/analyse.ts'
import { Environment, readConfig } from '../src/config.ts'
import { packageRoot } from '../src/data.ts'
import { plainLine } from '../src/http/log-output.ts'
import { inOrder } from '../src/ingest/in-order.ts'
import { lines } from '../src/ingest/lines.ts'
import { openStore } from '../src/store/index.ts'
import { version } from '../src/version.ts'

const cli = join(packageRoot, 'dist/bin/cli.js')

function start(args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  const { PATH } = process.env
  return spawn(process.execPath, [cli, ...args], { env: { ...(PATH && { PATH }), ...env } })
}

async function run(
  args: string[],
  { input = '', env = {} }: { input?: string | Buffer; env?: Record<string, string> } = {},
) {
  const child = start(args, env)
  child.stdin.end(input)
  const closed = once(child, 'close')
  const [out, err] = await Promise.all([readAll(child.stdout), readAll(child.stderr)])
  const [code] = await closed
  return { code, out, err }
}

const text = [
  'Harbour bridge to close',
  'The bridge will close on Friday, said Ada Moss, the port’s director.',
  '“It is no longer safe,” she said. Repairs would cost at least £4m.',
].join('\n\n')
const publishedAt = '2024-03-05T09:30:00Z'

t.test('arguments', async (t) => {
  for (const [args, code, out, err] of [
    [['--help'], 0, /^Usage: copydesk COMMAND\n/, ''],
    [['serve', '--help'], 0, /COPYDESK_DATABASE/, ''],
    [['backup', '--help'], 0, /^Usage: copydesk backup FILE/, ''],
    [['restore', '--help'], 0, /--replace/, ''],
    [['backup'], 2, '', 'copydesk: backup takes one file to write\n'],
    [['restore', 'a', 'b'], 2, '', 'copydesk: restore takes one file to read\n'],
    [['restore', 'no/such/file'], 1, '', 'copydesk: no/such/file: no such file\n'],
    [['import', 'no/such/file'], 1, '', 'copydesk: no/such/file: no such file\n'],
    [['load', '--help'], 0, /^Usage: copydesk load/, ''],
    [['fetch', '--help'], 0, /^Usage: copydesk fetch/, ''],
    [['reindex', '--help'], 0, /--all/, ''],
    [['analyse', '--help'], 0, /--ndjson/, ''],
    [['analyse', '-h'], 0, /--ndjson/, ''],
    [['--version'], 0, new RegExp(`^${version.replaceAll('.', '\\.')}\n$`), ''],
    [[], 2, '', 'copydesk: which command? Try --help.\n'],
    [['fetch'], 2, '', 'copydesk: which URL?\n'],
    [['fetch', '--every', '0s', 'https://quay.example/'], 2, '', /^copydesk: --every must be a time such as/],
    [['read'], 2, '', "copydesk: unknown command 'read'. Try --help.\n"],
    [['constructor'], 2, '', "copydesk: unknown command 'constructor'. Try --help.\n"],
    [['--colour'], 2, '', "copydesk: unknown option '--colour'. Try --help.\n"],
    [['analyse', '--colour'], 2, '', "copydesk: Unknown option '--colour'. Try --help.\n"],
    [['analyse', '--ndjson', 'x'], 2, '', 'copydesk: --ndjson reads standard input and takes no files\n'],
    [['load'], 2, '', 'copydesk: which folder?\n'],
    [['load', 'no/such/folder'], 1, '', 'copydesk: no/such/folder: no such file or folder\n'],
    [
      ['load', '--columns', 'body', 'a.csv'],
      2,
      '',
      /^copydesk: --columns must be such as text=body,headline=title, of text, html/,
    ],
    [['load', '--delimiter', 'abc', 'a.csv'], 2, '', /^copydesk: --delimiter must be one character/],
    [['load', '--watch'], 2, '', 'copydesk: which folder?\n'],
    [['load', '--watch', 'package.json'], 1, '', 'copydesk: package.json: no such folder\n'],
    [
      ['load', 'data/entities'],
      1,
      '',
      /^copydesk: data\/entities: no sources in this folder; sources are files that end in/,
    ],
    [['analyse', 'data/entities'], 1, '', /^copydesk: data\/entities: no sources in this folder; sources are files/],
    [['serve', 'folder'], 2, '', "copydesk: Unexpected argument 'folder'. Try --help.\n"],
    [['reindex', 'folder'], 2, '', "copydesk: Unexpected argument 'folder'. Try --help.\n"],
    [['analyse', 'no/such/file'], 1, '', 'copydesk: no/such/file: no such file or folder\n'],
  ] as const) {
    const done = await run([...args])
    t.equal(done.code, code, args.join(' '))
    t.match(done.out, out, args.join(' '))
    if (err instanceof RegExp) t.match(done.err, err, args.join(' '))
    else t.equal(done.err, err, args.join(' '))
  }
  const { out } = await run(['serve', '--help'])
  for (const name of Object.keys(Environment.shape)) t.match(out, `  ${name} `, `${name} is explained`)
})

t.test('the code that the build kept of the service', async (t) => {
  t.ok(
    readdirSync(join(packageRoot, 'dist/bin')).some((name) => name.endsWith('.code')),
    'there is some',
  )
  // Another Node than the one that built it finds none.
  const tell = `import(process.argv[1]).then(({ script, codeFile }) =>
    process.stdout.write(process.getBuiltinModule('fs').existsSync(codeFile) + ' ' + script.cachedDataRejected))`
  for (const [flags, refused] of [
    [[], /^(?:true false|false undefined)$/],
    [['--max-old-space-size=1000'], /^(?:true true|false undefined)$/],
    // V8 would take that of another build and crash.
    [['--import', 'data:text/javascript,Object.defineProperty(process,"config",{value:{}})'], /^false undefined$/],
  ] as const) {
    const child = spawn(process.execPath, [...flags, '-e', tell, join(packageRoot, 'dist/bin/serve.js')], { env: {} })
    t.match(await readAll(child.stdout), refused, flags.join())
  }
  const { code, out } = await run(['serve', '--help'], { env: { NODE_OPTIONS: '--max-old-space-size=1000' } })
  t.equal(code, 0, 'compiled anew')
  t.match(out, 'COPYDESK_DATABASE')
})

t.test('settings', async (t) => {
  t.equal(readConfig({}).PORT, 3000)
  t.equal(readConfig({ PORT: '' }).PORT, 3000, 'set to nothing is not set')
  t.equal(readConfig({ COPYDESK_PORT: 'tcp://10.0.0.1:80', COPYDESK_OTHER: 'a' }).PORT, 3000, 'others’ variables')
  const tokens = ['sixteen-letters.', 'ada:of-16-letters+/==']
  t.same(readConfig({ COPYDESK_TOKENS: tokens.join(', ') }).COPYDESK_TOKENS, tokens)
  for (const [name, value] of [
    ['COPYDESK_CORS', '*'],
    ['COPYDESK_CORS', 'https://desk.example.org http://localhost:8080'],
    ['COPYDESK_TRUST_PROXY', 'loopback, 10.0.0.0/8, ::1, fd00::/8'],
  ] as const)
    t.equal(readConfig({ [name]: value })[name].length, value.split(' ').length, value)
  for (const [name, value, message] of [
    ['COPYDESK_TOKEN', 'sixteen-letters.', 'COPYDESK_TOKEN: is no setting; COPYDESK_TOKENS is'],
    ['COPYDESK_DATABSE', 'var/a.sqlite', 'COPYDESK_DATABSE: is no setting; COPYDESK_DATABASE is'],
    ['PORT', 'http', 'PORT: must be a whole number from 0 to 65535 (is "http")'],
    ['PORT', '65536', 'PORT: must be a whole number from 0 to 65535 (is "65536")'],
    ['COPYDESK_WORKERS', '0', 'COPYDESK_WORKERS: must be a whole number from 1 to 64 (is "0")'],
    ['LOG_LEVEL', 'loud', /^LOG_LEVEL: Invalid option.* \(is "loud"\)$/],
    ['COPYDESK_TOKENS', 'ada:', /^COPYDESK_TOKENS: must be token or label:token, [^(]*$/],
    ['COPYDESK_TOKENS', 'fine, pässword', /^COPYDESK_TOKENS: must be [^(]*$/],
    ['COPYDESK_TOKENS', 'sixteen-letters.,fifteen-letters', /^COPYDESK_TOKENS: each token must have 16 [^(\n]*$/],
    ['COPYDESK_TOKENS', 'a-label-of-many-letters:short', /^COPYDESK_TOKENS: each token must have 16 [^(\n]*$/],
    ['COPYDESK_HOSTS', 'https://desk.example.org', /^COPYDESK_HOSTS: must be \* or names/],
    ['COPYDESK_HOSTS', 'desk.example.org:3000', /^COPYDESK_HOSTS: must be \* or names/],
    ['COPYDESK_RESERVED', '91', /^COPYDESK_RESERVED: must be a whole number from 0 to 90 /],
    [
      'DATABASE_READ_URL',
      'mysql://ada:hidden@db/desk',
      'DATABASE_READ_URL: must begin with postgres:// or postgresql://',
    ],
    [
      'DATABASE_READ_URL',
      'postgres://ada:hidden@db/desk',
      /^DATABASE_READ_URL: is for PostgreSQL, and without a DATABASE_URL /,
    ],
    ['DATABASE_URL', 'mysql://ada:hidden@db/desk', 'DATABASE_URL: must begin with postgres:// or postgresql://'],
    ['COPYDESK_CORS', 'https://desk.example.org/', /^COPYDESK_CORS: must be \* or origins/],
    ['COPYDESK_CORS', 'desk.example.org', /^COPYDESK_CORS: must be \* or origins/],
    [
      'COPYDESK_TRUST_PROXY',
      'proxy',
      'COPYDESK_TRUST_PROXY: must be addresses or networks such as 10.0.0.0/8 (is "proxy")',
    ],
    ['COPYDESK_TRUST_PROXY', '10.0.0.0/33', /^COPYDESK_TRUST_PROXY: must be addresses/],
    ['COPYDESK_TRUST_PROXY', '::1/129', /^COPYDESK_TRUST_PROXY: must be addresses/],
    ['COPYDESK_TRUST_PROXY', '10.0.0.0/8/8', /^COPYDESK_TRUST_PROXY: must be addresses/],
  ] as const) {
    t.throws(() => readConfig({ [name]: value }), { message })
  }
  const { code, err } = await run(['serve'], { env: { PORT: 'http' } })
  t.equal(code, 1)
  t.equal(err, 'copydesk: PORT: must be a whole number from 0 to 65535 (is "http")\n')
})

t.test('analyse', async (t) => {
  const folder = t.testdir({
    'bridge.txt': text,
    'bridge.json': JSON.stringify({ publishedAt, publisher: 'The Quay Courier' }),
    'bad.txt': text,
    'bad.json': '{"publishedAt": "yesterday"}',
    'worse.txt': text,
    'worse.json': '{',
    'notes.md': 'not a source',
  })
  const hints = { publishedAt, publisher: 'The Quay Courier' }
  const wanted = analyse(Source.parse({ text, ...hints }), { name: 'bridge.txt' })

  const one = await run(['analyse', join(folder, 'bridge.txt')])
  t.equal(one.code, 0)
  t.same(JSON.parse(one.out), wanted, 'the records of a file, with its hints')
  t.same(Object.keys(JSON.parse(one.out)), ['article', 'quotes', 'entities', 'claims', 'times', 'timeline'])

  const all = await run(['analyse', folder])
  t.equal(all.code, 1)
  t.same(all.out.split('\n').filter(Boolean).length, 1, 'the rest goes on')
  t.equal(
    all.err,
    [
      `copydesk analyse: ${join(folder, 'bad.txt')}: ${join(folder, 'bad.json')}: publishedAt: must be a full date (2024-03-05) or a date-time with its zone (2024-03-05T09:30:00Z)\n`,
      `copydesk analyse: ${join(folder, 'worse.txt')}: ${join(folder, 'worse.json')}: not JSON\n`,
    ].join(''),
  )

  const piped = await run(['analyse'], { input: text })
  t.same(JSON.parse(piped.out), analyse(Source.parse({ text })), 'a source on standard input')
  const clean = await run(['analyse', '--article'], { input: text })
  t.same(JSON.parse(clean.out), { article: analyse(Source.parse({ text })).article }, 'the article alone')
  const empty = await run(['analyse'])
  t.equal(empty.code, 1)
  t.match(empty.err, /^copydesk: [^\n]+\n$/, 'one line')
})

t.test('analyse --ndjson', async (t) => {
  const separators = 'One line\u2028and another\u2029. “So it is,” said Tom Quill.'
  const input = [
    JSON.stringify({ id: 1, text, publishedAt }),
    '',
    '{"id": "broken"',
    '[1]',
    JSON.stringify({ id: 'b', text: separators, as: 'body' }),
    JSON.stringify({ id: 'c', txt: 'x' }),
    JSON.stringify({ id: 'd', text, publishedAt: 'soon' }),
    `${JSON.stringify({ id: 'e', text: '' })}\r`,
    JSON.stringify({ text: 'No id. “None,” said Tom Quill.', as: 'body' }),
    '{"text": 1}',
  ].join('\n')
  const { code, out, err } = await run(['analyse', '--ndjson'], { input })
  const answers = out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line))
  t.equal(code, 1)
  t.equal(err, '')
  t.same(
    answers.map(({ id }) => id),
    [1, null, null, 'b', 'c', 'd', 'e', null, null],
    'one line an input, in order',
  )
  t.same(Object.keys(answers[0]), ['id', 'article', 'quotes', 'entities', 'claims', 'times', 'timeline'])
  t.same({ ...answers[0], id: undefined }, { ...analyse(Source.parse({ text, publishedAt })), id: undefined })
  t.match(answers[1].error, /^line 3: /)
  t.equal(answers[2].error, 'line 4: not a JSON object')
  t.equal(answers[3].article.text, separators, 'only line feeds end a line')
  t.match(answers[4].error, /^\/text: /)
  t.match(answers[5].error, /^\/publishedAt: /)
  t.type(answers[6].error, 'string')
  t.equal(answers[7].article.text, 'No id. “None,” said Tom Quill.')
  t.match(answers[8].error, /^line 10: \/text: /, 'which line it was, where there is no id')

  const clean = await run(['analyse', '--article', '--ndjson'], { input })
  t.same(
    clean.out.split('\n').map((line) => (line ? JSON.parse(line) : null)),
    [...answers.map(({ id, article, error }) => (error ? { id, error } : { id, article })), null],
    'the articles alone',
  )
  const full = spawn('sh', ['-c', '"$0" "$1" analyse --ndjson > /dev/full', process.execPath, cli], { env: {} })
  full.stdin.end(JSON.stringify({ id: 1, text }))
  const [said, [failed]] = await Promise.all([readAll(full.stderr), once(full, 'close')])
  t.equal(failed, 1)
  t.equal(said, 'copydesk: the output cannot be written: there is no room for it\n')
  const fine = await run(['analyse', '--ndjson'], { input: JSON.stringify({ id: 1, text }) })
  t.equal(fine.code, 0)
})

t.test('analyse --ndjson waits for its reader, and stops when there is none', async (t) => {
  const line = `${JSON.stringify({ id: 1, text: text.repeat(40), as: 'body' })}\n`
  const child = start(['analyse', '--ndjson'])
  child.stdin.write(line)
  await once(child.stdout, 'readable')
  let sent = 1
  let stuck = false
  // More than all pipes and buffers hold: at some point no more is taken.
  while (!stuck && sent < 3000) {
    if (!child.stdin.write(line)) {
      const drained = await Promise.race([
        once(child.stdin, 'drain').then(() => true),
        new Promise((done) => setTimeout(done, 2000, false)),
      ])
      stuck = !drained
    }
    sent++
  }
  t.ok(stuck, `takes no more after ${sent} lines that nobody has read the answers to`)
  child.stdin.on('error', () => {})
  const closed = once(child, 'close')
  child.stdout.destroy()
  child.stdin.end()
  t.equal(await readAll(child.stderr), '', 'a reader that has had enough is no error')
  t.same(await closed, [0, null])
})

t.test('lines', async (t) => {
  async function* chunks(...parts: string[]) {
    for (const part of parts) yield Buffer.from(part)
  }
  const read = async (limit: number, ...parts: string[]) => {
    const found = []
    for await (const { text } of lines(chunks(...parts), limit)) found.push(text)
    return found
  }
  t.same(await read(9, 'a\nb', 'c\n', '\nd'), ['a', 'bc', '', 'd'])
  t.same(await read(9, 'a\r\nb\r', '\n'), ['a', 'b'])
  t.same(await read(3, 'abc\nabcd\nab', 'cd\nx'), ['abc', null, null, 'x'], 'a line that is too long')
  t.same(await read(9), [])
})

t.test('in order', async (t) => {
  let running = 0
  let most = 0
  const work = async (n: number) => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, (7 - n) * 5))
    running--
    return n * 10
  }
  const results = []
  for await (const result of inOrder([1, 2, 3, 4, 5, 6], 3, work)) results.push(result)
  t.same(results, [10, 20, 30, 40, 50, 60])
  t.equal(most, 3)
  const slow = async function* () {
    yield 1
    await new Promise(() => {})
  }
  for await (const result of inOrder(slow(), 3, work)) {
    t.equal(result, 10, 'a result does not wait for the next item')
    break
  }
  await t.rejects(
    async () => {
      for await (const _ of inOrder([1, 2], 2, async () => Promise.reject(new Error('no')))) t.fail('nothing comes')
    },
    { message: 'no' },
  )
})

/** A server on a free port, when it listens. */
async function serve(t: Test, env: Record<string, string>) {
  const child = start(['serve'], { PORT: '0', ...env })
  t.teardown(() => void child.kill('SIGKILL'))
  const log: Record<string, unknown>[] = []
  const listening = new Promise<string>((found) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const entry = JSON.parse(line)
      log.push(entry)
      const url = String(entry.msg).match(/^Server listening at (.+)$/)?.[1]
      if (url) found(url)
    })
  })
  const url = await Promise.race([
    listening,
    readAll(child.stderr).then((err) => Promise.reject(new Error(err || 'ended without a word'))),
  ])
  const stop = async () => {
    child.kill('SIGTERM')
    const [code] = await once(child, 'close')
    return code
  }
  return { url, log, stop }
}

t.test('serve', async (t) => {
  const folder = t.testdir({
    data: { 'bridge.txt': text, 'bridge.json': JSON.stringify({ publishedAt }), 'empty.txt': '' },
    more: { 'ferry.txt': text.replaceAll('bridge', 'ferry') },
  })
  mkdirSync(join(folder, 'var'))
  const env = { COPYDESK_DATABASE: join(folder, 'var/test.sqlite'), COPYDESK_DATA: join(folder, 'data') }

  const first = await serve(t, env)
  const reply = await fetch(`${first.url}/article`, { headers: { 'x-request-id': 'one' } })
  t.equal(reply.status, 200)
  t.match(await reply.json(), { publishedAt, source: { name: 'bridge.txt' } })
  t.equal((await fetch(`${first.url}/articles/none`, { headers: { 'x-request-id': 'two' } })).status, 404)
  const secret = text.replace('It is no longer safe', 'These are words that nobody logs')
  for (const path of ['/', '/docs/', '/docs/static/swagger-ui-bundle.js', '/docs/json']) {
    t.equal((await fetch(`${first.url}${path}`)).status, 200, `${path}, which comes from files of a package`)
  }
  const analysed = await fetch(`${first.url}/analyse`, {
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: secret,
  })
  t.equal(analysed.status, 200)
  t.equal(await first.stop(), 0, 'stops when told')
  const messages = first.log.map(({ msg }) => msg)
  t.ok(messages.includes('the database is empty: loading the sources of the data folder'))
  t.match(first.log.find(({ msg }) => msg === 'a source was not loaded')?.failure, 'empty.txt')
  t.match(
    first.log.find(({ msg }) => msg === 'sources loaded'),
    { articles: 1 },
  )
  t.match(
    first.log.find(({ msg }) => String(msg).startsWith('some sources are missing')),
    { level: 40, missing: 1 },
  )
  t.ok(messages.includes('no COPYDESK_TOKENS are set: nobody may write'))
  t.match(
    first.log.find(({ reqId }) => reqId === 'two'),
    { method: 'GET', url: '/articles/none', status: 404 },
  )
  t.notOk(
    first.log.find(({ reqId }) => reqId === 'one'),
    'a read that went well is a matter of debugging',
  )
  t.notMatch(JSON.stringify(first.log), /nobody logs/, 'no bodies in the log')

  const load = await run(['load', join(folder, 'data'), join(folder, 'more')], { env })
  t.equal(load.code, 1)
  t.equal(load.out, '1 loaded, 1 stored already, 1 failed\n')
  t.match(load.err, /^copydesk load: .*empty\.txt: [^\n]+\n$/)
  const file = join(folder, 'backup')
  t.same(await run(['backup', file], { env }), { code: 0, out: `backed up to ${file}\n`, err: '' })
  const elsewhere = { COPYDESK_DATABASE: join(folder, 'restored.sqlite') }
  t.same(await run(['restore', file], { env: elsewhere }), { code: 0, out: `restored from ${file}\n`, err: '' })
  const refused = await run(['restore', file], { env })
  t.equal(refused.code, 1)
  t.match(refused.err, /^copydesk: .*test\.sqlite: is not empty; say --replace to replace what it holds\n$/)
  const again = await run(['load', join(folder, 'more')], { env })
  t.same(again, { code: 0, out: '0 loaded, 1 stored already, 0 failed\n', err: '' })

  writeFileSync(join(folder, 'data/late.txt'), text.replaceAll('bridge', 'road'))
  const second = await serve(t, env)
  t.equal(
    ((await (await fetch(`${second.url}/articles`)).json()) as { items: object[] }).items.length,
    2,
    'an empty database only is filled',
  )
  t.equal(await second.stop(), 0)
})

t.test('reindex', async (t) => {
  const folder = t.testdir({ 'bridge.txt': text })
  const env = { COPYDESK_DATABASE: join(folder, 'test.sqlite') }
  await run(['load', '--create', folder], { env })
  t.same(await run(['reindex'], { env }), { code: 0, out: '0 changed, 0 as before, 1 up to date, 0 failed\n', err: '' })
  t.match((await run(['reindex', '--all'], { env })).out, '0 changed, 1 as before')

  const store = await openStore({ database: env.COPYDESK_DATABASE })
  const [{ id, source } = t.fail('it is there') as never] = await store.sources(null, 1)
  const old = analyse(Source.parse({ text: 'What an earlier version made of it.', as: 'body' }), { name: 'bridge.txt' })
  await store.put(old, { source, engine: '0.0.1' }, { id })
  await store.put(old, { source: '{', engine: '0.0.1' }, { id: 'broken' })
  const done = await run(['reindex'], { env })
  t.equal(done.code, 1, 'one could not be read')
  t.equal(done.out, '1 changed, 0 as before, 0 up to date, 1 failed\n')
  t.match(done.err, /^copydesk reindex: broken: [^\n]+\n$/)
  const article = JSON.parse((await store.article(id))!.json)
  t.match(article, { text: /The bridge will close/, source: { name: 'bridge.txt' } }, 'read again, under its name')
  await store.close()
})

t.test(
  'serve with a log that cannot be written',
  { skip: !existsSync('/dev/full') && 'no /dev/full here' },
  async (t) => {
    // At an address of its own, where nobody else takes the port before the service does.
    const host = '127.0.0.2'
    const free = createServer().listen(0, host)
    await once(free, 'listening')
    const { port } = free.address() as AddressInfo
    await new Promise((done) => free.close(done))
    const folder = t.testdir({ data: {} })
    const env = {
      HOST: host,
      PORT: `${port}`,
      COPYDESK_DATA: join(folder, 'data'),
      COPYDESK_DATABASE: join(folder, 'x.sqlite'),
    }
    const log = openSync('/dev/full', 'w')
    const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', log, 'pipe'] })
    closeSync(log)
    t.teardown(() => void child.kill('SIGKILL'))
    const closed = once(child, 'close')
    const told = readAll(child.stderr!)
    await once(child.stderr!, 'data')
    // That it listens is in the log.
    const answer = () => fetch(`http://${host}:${port}/health/live`).catch(() => null)
    let reply = await answer()
    for (; reply === null && child.exitCode === null; reply = await answer()) await sleep(20)
    t.equal(reply?.status, 200, 'it answers all the same')
    child.kill()
    t.same(await closed, [0, null], 'and stops when told to')
    t.match(await told, /^copydesk: the log cannot be written: [^\n]+\n$/, 'one line')
  },
)

t.test('serve in the way of another', async (t) => {
  const folder = t.testdir({ data: { 'bridge.txt': text } })
  const env = { COPYDESK_DATABASE: join(folder, 'test.sqlite'), COPYDESK_DATA: join(folder, 'data') }
  const { url, stop } = await serve(t, env)
  const { port } = new URL(url)
  const fresh = join(folder, 'fresh.sqlite')
  for (const [change, message] of [
    [
      { PORT: port, COPYDESK_DATABASE: fresh },
      `PORT: ${port} is in use at 127.0.0.1: stop what listens there, or set another PORT`,
    ],
    [{ HOST: '192.0.2.1' }, 'HOST: this machine has no address 192.0.2.1'],
    [{ HOST: 'no-such-host.invalid' }, 'HOST: there is no host no-such-host.invalid'],
    [{ COPYDESK_DATABASE: join(folder, 'data') }, `${join(folder, 'data')}: is a folder: name a file in it`],
    [
      { COPYDESK_DATABASE: join(folder, 'data/bridge.txt') },
      `${join(folder, 'data/bridge.txt')}: is not a database: name another file`,
    ],
    [
      { COPYDESK_DATA: join(folder, 'none'), COPYDESK_DATABASE: ':memory:' },
      `${join(folder, 'none')}: no such file or folder`,
    ],
    [
      { DATABASE_URL: 'postgres://ada:hidden@127.0.0.1:1/desk' },
      /^DATABASE_URL: no PostgreSQL server answers at 127.0.0.1:1: /,
    ],
  ] as const) {
    const { code, err } = await run(['serve'], { env: { ...env, PORT: '0', ...change } })
    t.equal(code, 1, JSON.stringify(change))
    t.match(err, /^copydesk: [^\n]+\n$/, 'one line')
    t.match(err.slice('copydesk: '.length, -1), message)
  }
  t.notOk(existsSync(fresh), 'a port in use is found before anything is opened')
  await stop()
})

t.test(
  'serve on a terminal',
  { skip: !existsSync('/usr/bin/script') && 'no program that makes a terminal' },
  async (t) => {
    const folder = t.testdir({ data: { 'bridge.txt': text, 'empty.txt': '' } })
    const env = {
      PATH: process.env.PATH ?? '',
      PORT: '0',
      COPYDESK_DATABASE: ':memory:',
      COPYDESK_DATA: join(folder, 'data'),
    }
    const child = spawn('/usr/bin/script', ['-qec', `exec '${process.execPath}' '${cli}' serve`, '/dev/null'], { env })
    t.teardown(() => void child.kill('SIGKILL'))
    const closed = once(child, 'close')
    let said = ''
    for await (const chunk of child.stdout) {
      said += chunk
      // Ctrl-C, as a terminal sends it; more may be said after it.
      if (said.includes('Press Ctrl-C') && !child.stdin.writableEnded) child.stdin.end('\x03')
    }
    t.equal((await closed)[0], 0)
    t.match(
      said,
      /Open it in a browser:\s+http:\/\/127\.0\.0\.1:\d+\/ +the desk\s+http:\/\/127\.0\.0\.1:\d+\/docs +the documentation/,
    )
    t.match(said, /^Warning: a source was not loaded \(failure: .*empty\.txt: No article found/m)
    t.notMatch(said, /^\{/m, 'no JSON lines')
    t.match(
      plainLine('{"level":50,"time":1,"msg":"a \\u001b[31mfault","err":{"stack":"Error: x\\n  at y"}}'),
      'Error: a [31mfault\nError: x\n  at y\n',
    )
  },
)

t.test('serve without sources', async (t) => {
  const folder = t.testdir({ data: {} })
  const env = { COPYDESK_DATABASE: ':memory:', COPYDESK_DATA: join(folder, 'data') }
  const { log, stop } = await serve(t, env)
  t.match(
    log.find(({ level }) => level === 40),
    { msg: /no sources in this folder; sources are files that end in \.txt, \.html, \.htm, \.eml, \.docx, \.odt$/ },
  )
  t.equal(await stop(), 0)
})

t.test('no database is made at a mistyped path', async (t) => {
  const folder = t.testdir({ 'bridge.txt': text })
  const env = { COPYDESK_DATABASE: join(folder, 'mistyped.sqlite') }
  for (const args of [['load', folder], ['reindex']]) {
    const { code, err } = await run(args, { env })
    t.equal(code, 1)
    t.match(err, /^copydesk: .*mistyped\.sqlite: there is no such database; [^\n]*\n$/, args[0]!)
  }
  t.notOk(existsSync(env.COPYDESK_DATABASE))
  const made = await run(['load', '--create', folder], { env })
  t.same(made, { code: 0, out: '1 loaded, 0 stored already, 0 failed\n', err: '' })

  // The default one lies where the command is called.
  const child = spawn(process.execPath, [cli, 'load', 'bridge.txt'], { cwd: folder, env: {} })
  t.equal(await readAll(child.stdout), '1 loaded, 0 stored already, 0 failed\n')
  t.ok(existsSync(join(folder, 'var/copydesk.sqlite')))
})

t.test('what cannot be imported is one line that names it', async (t) => {
  const folder = t.testdir({ 'not.ndjson': 'not JSON\n' })
  const env = { COPYDESK_DATABASE: join(folder, 'articles.sqlite') }
  const file = join(folder, 'not.ndjson')
  const failed = (err: string) => ({ code: 1, out: '', err: `copydesk: ${err}\n` })
  t.same(await run(['import', file], { env }), failed(`${file}: is no export of Copydesk`))
  t.same(await run(['import'], { env }), failed('standard input: is cut off: the end is missing'))
})

t.test('a table is loaded, and one that lacks a column is one line', async (t) => {
  const folder = t.testdir({ 'a.csv': `title;body\n"Harbour bridge to close";"${text.replaceAll('"', '""')}"\n;\n` })
  const env = { COPYDESK_DATABASE: join(folder, 'test.sqlite') }
  const load = (columns: string) => run(['load', '--create', '--columns', columns, join(folder, 'a.csv')], { env })
  t.same(await load('text=body,url=link'), {
    code: 1,
    out: '0 loaded, 0 stored already, 1 failed\n',
    err: `copydesk load: ${folder}/a.csv: no column “link”; it has “title”, “body”\n`,
  })
  t.same(await load('text=body,headline=title'), {
    code: 1,
    out: '1 loaded, 0 stored already, 1 failed\n',
    err: `copydesk load: ${folder}/a.csv: line 7: has no text\n`,
  })
})

t.test('a folder of archives is loaded, one of tables says that they must be named', async (t) => {
  const page = `<!doctype html><title>Harbour bridge to close</title><article><h1>Harbour bridge to close</h1><p>${text}</p></article>`
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page}`
  const fields = [
    'WARC/1.0',
    'WARC-Type: response',
    'WARC-Target-URI: https://quay.example/bridge',
    'Content-Type: application/http; msgtype=response',
    `Content-Length: ${Buffer.byteLength(block)}`,
  ]
  const folder = t.testdir({
    archives: { 'a.warc': `${fields.join('\r\n')}\r\n\r\n${block}\r\n\r\n` },
    tables: { 'a.csv': 'text\nx\n', 'b.ndjson': '', 'c.md': '' },
    'empty.warc.gz': '',
  })
  const load = (name: string) =>
    run(['load', '--create', join(folder, name)], { env: { COPYDESK_DATABASE: join(folder, 'test.sqlite') } })
  t.same(await load('archives'), {
    code: 0,
    out: '1 loaded, 0 stored already, 0 failed, 0 without an article\n',
    err: '',
  })
  t.match(await load('tables'), {
    code: 1,
    out: '',
    err: /no sources in this folder; .*; 2 tables are loaded when they are named\n$/,
  })
  t.match(await load('empty.warc.gz'), { code: 1, err: /empty\.warc\.gz: is empty\n$/ })
})

t.test('Ctrl-C', async (t) => {
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`${1000 + i}.txt`, `Number ${i}\n\n${text}`]))
  const folder = t.testdir({ sources: many })
  const env = { COPYDESK_DATABASE: join(folder, 'test.sqlite'), COPYDESK_WORKERS: '1' }
  /** Interrupts a command once something is stored; what it says then. */
  const interrupted = async (args: string[], signal: NodeJS.Signals, begun: () => Promise<boolean>) => {
    const child = start(args, env)
    t.teardown(() => void child.kill('SIGKILL'))
    const closed = once(child, 'close')
    const [out, err] = [readAll(child.stdout), readAll(child.stderr)]
    while (child.exitCode === null && !(await begun())) await sleep(20)
    child.kill(signal)
    return { closed: await closed, out: await out, err: await err }
  }
  const stored = async () => {
    if (!existsSync(env.COPYDESK_DATABASE)) return 0
    const database = new Database(env.COPYDESK_DATABASE)
    try {
      return database.prepare('select seq from articles').all().length
    } catch {
      return 0
    } finally {
      database.close()
    }
  }
  const load = await interrupted(
    ['load', '--create', join(folder, 'sources')],
    'SIGINT',
    async () => (await stored()) > 0,
  )
  t.same(load.closed, [130, null])
  t.equal(load.err, '')
  const [, created, left] =
    load.out.match(/^(\d+) loaded, 0 stored already, 0 failed, (\d+) not loaded: interrupted\n$/) ?? []
  t.equal(Number(created) + Number(left), 200, load.out)
  t.equal(await stored(), Number(created), 'what it says is stored')

  const store = await openStore({ database: env.COPYDESK_DATABASE })
  const { source, name } = (await store.sources(null, 1))[0]!
  const old = analyse(Source.parse({ text: 'What an earlier version made of it.', as: 'body' }), { name: name! })
  const ids = Array.from({ length: 200 }, (_, i) => `0-${1000 + i}`)
  await Promise.all(ids.map((id) => store.put(old, { source, engine: '0.0.1' }, { id })))
  const seen = async () => (await store.sources(null, 1))[0]!.engine === version
  const again = await interrupted(['reindex', '--all'], 'SIGTERM', seen)
  t.same(again.closed, [143, null])
  t.match(again.out, /^\d+ changed, \d+ as before, 0 up to date, 0 failed, the rest as it was: interrupted\n$/)
  await store.close()
})
