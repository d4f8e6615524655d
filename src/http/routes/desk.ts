/** The desk: the web page at `/` and the files it is made of, which `npm run build` puts into dist/desk. */
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import { z } from 'zod'
import { packageRoot } from '../../data.ts'
import { answers } from '../plugins/openapi.ts'
import type { App } from '../services.ts'

const folder = join(packageRoot, 'dist/desk')
/** One year; the names of the files change with their bytes. */
const KEPT = 31_536_000_000

/** The page shows and asks nothing but what this service sends, and no other page may show it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function deskRoutes(app: App): Promise<void> {
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/desk/',
    // The files may be those of a later build than this service.
    allowedPath: (path) => !/\.(?:br|gz)$/.test(path),
    preCompressed: true,
    immutable: true,
    maxAge: KEPT,
  })

  app.get(
    '/',
    { schema: { hide: true, response: { 200: answers(z.string(), 'The desk.', 'text/html') } } },
    (_request, reply) => {
      reply.headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
      return reply.sendFile('index.html', folder, { cacheControl: false })
    },
  )
}
