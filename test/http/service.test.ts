/** What the service says of itself: headers, metrics, times. */
import { Histogram, Registry } from 'prom-client'
import t from 'tap'
import { answerTimes } from '../../src/http/plugins/answer-times.ts'
import { app, get } from './service.ts'

t.test('headers', async (t) => {
  for (const url of ['/article', '/nothing', '/quotes?limit=0']) {
    const { headers } = await get(url, { 'x-request-id': 'from-the-proxy.1' })
    t.equal(headers['x-content-type-options'], 'nosniff')
    t.match(headers['content-security-policy'], "default-src 'none'")
    t.equal(headers['x-request-id'], 'from-the-proxy.1')
  }
  t.match((await get('/article', { 'x-request-id': 'no id {}' })).headers['x-request-id'], /^[\w-]{12}\.[\da-z]+$/)
})

t.test('metrics', async (t) => {
  await get('/articles/none')
  const { body, headers } = await get('/metrics')
  t.match(headers['content-type'], 'text/plain')
  t.match(body, /http_request_duration_seconds_count\{method="GET",route="\/articles\/:id",status="404"\} \d/)
  t.match(body, /^copydesk_articles \d+$/m)
  t.match(body, /^copydesk_analysis_waiting 0$/m)
  t.match(body, /^copydesk_analysis_accepted 0$/m)
  await app.inject({ method: 'POST', url: '/analyse', payload: { text: '“It rains,” said Tom Quill.', as: 'body' } })
  const { body: after } = await get('/metrics')
  t.match(after, /^copydesk_stage_duration_seconds_count\{stage="quotes"\} [1-9]/m)
  t.match(after, /^nodejs_eventloop_lag_p99_seconds /m)
})

t.test('times of answers are told as prom-client tells its own', async (t) => {
  const [ours, theirs] = [new Registry(), new Registry()]
  const time = answerTimes(ours)
  const help = 'Time from the request’s head to the answer’s last byte, by route and status.'
  const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  const labelNames = ['method', 'route', 'status']
  const histogram = new Histogram({
    name: 'http_request_duration_seconds',
    help,
    labelNames,
    buckets,
    registers: [theirs],
  })
  t.equal(await ours.metrics(), await theirs.metrics())
  for (const [method, route, status, seconds] of [
    ['GET', '/article', 200, 0],
    ['GET', '/article', 200, 0.001],
    ['HEAD', '/article', 200, 0.0011],
    ['GET', '/article', 304, 10],
    ['GET', '/quotes', 200, 11],
    ['GET', '/article', 200, 0.3],
  ] as const) {
    time(method, route, status, seconds)
    histogram.observe({ method, route, status: String(status) }, seconds)
  }
  t.equal(await ours.metrics(), await theirs.metrics())
})
