/** The stream of changes. */
import t from 'tap'
import { buildApp } from '../../src/http/app.ts'
import { openStore } from '../../src/store/index.ts'
import { follow } from './follow.ts'
import { analyser, config, desk, token } from './service.ts'

t.test('changes', async (t) => {
  const authorization = `Bearer ${token}`
  const put = (name: string) =>
    desk.inject({
      method: 'PUT',
      url: `/articles/${name}`,
      headers: { authorization },
      payload: { text: name, as: 'body' },
    })
  const remove = (name: string) =>
    desk.inject({ method: 'DELETE', url: `/articles/${name}`, headers: { authorization } })
  const url = await desk.listen({ port: 0 })
  const next = await follow(t, url)
  await put('first')
  await put('second')
  await remove('first')
  const seen = await next(3)
  t.match(seen, [
    { event: 'created', data: { article: 'first' } },
    { event: 'created', data: { article: 'second' } },
    { event: 'deleted', data: { article: 'first' } },
  ])
  const resumed = await follow(t, url, seen[0]!.id)
  await put('third')
  t.same(await resumed(3), [...seen.slice(1), ...(await next(1))], 'what came after the last one seen, then what comes')
  const reply = await desk.inject({ url: '/changes', headers: { 'last-event-id': 'x' } })
  t.equal(reply.statusCode, 400)
  t.equal(reply.json().errors[0].pointer, '/headers/last-event-id')
  for (let i = 0; i < config.COPYDESK_REQUESTS / 2; i++) await fetch(`${url}/changes`, { method: 'HEAD' })
  const late = await fetch(`${url}/changes`)
  t.equal(late.status, 200, 'a HEAD takes nobody’s place')
  await late.body?.cancel()
  await desk.close()
  t.same([await next(1), await resumed(1)], [[], []], 'ends with the service')
})

t.test('changes that are kept no more', async (t) => {
  const kept = await openStore({ database: ':memory:', changesKept: 3 })
  const small = await buildApp({ config: { ...config, COPYDESK_TOKENS: [token] }, store: kept, analyser })
  t.teardown(async () => {
    await small.close()
    await kept.close()
  })
  const url = await small.listen({ port: 0 })
  const put = (text: string) =>
    small.inject({
      method: 'PUT',
      url: '/articles/report',
      headers: { authorization: `Bearer ${token}` },
      payload: { text, as: 'body' },
    })
  for (let n = 1; n <= 9; n++) t.match(await put(`Report ${n}`), { statusCode: n === 1 ? 201 : 200 })
  const before = await (await follow(t, url, '8'))(1)
  t.match(before, [{ id: '9', event: 'updated' }], 'what is kept is told')
  for (const last of ['1', '1000']) {
    const next = await follow(t, url, last)
    t.same(await next(1), [{ id: '9', event: 'reset', data: {} }], `after ${last}`)
  }
  const next = await follow(t, url, '1')
  await next(1)
  await put('Report 10')
  t.match(await next(1), [{ id: '10', event: 'updated', data: { article: 'report' } }], 'and on it goes')
})
