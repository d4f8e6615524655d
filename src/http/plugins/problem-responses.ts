/** The problems that the API’s description shares between its operations. */
import { STATUS_CODES } from 'node:http'
import type { OpenAPIV3_1 } from 'openapi-types'
import { Problem } from '../../../schemas/problem.ts'

export type ProblemStatus = 400 | 401 | 403 | 404 | 406 | 408 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429 | 503

const retryAfter = {
  'retry-after': { description: 'Seconds after which to try again.', schema: { type: 'integer', minimum: 0 } },
} as const

const allow = { allow: { description: 'The methods this path has.', schema: { type: 'string' } } } as const

function problem(status: number, description: string, detail: string, more: object = {}): OpenAPIV3_1.ResponseObject {
  const { headers, ...fields } = more as { headers?: OpenAPIV3_1.ResponseObject['headers'] }
  return {
    description,
    ...(headers && { headers }),
    content: {
      'application/problem+json': {
        schema: { $ref: `#/components/schemas/${Problem.meta()!.id}` },
        example: { type: 'about:blank', title: STATUS_CODES[status]!, status, detail, ...fields },
      },
    },
  }
}

export const problemResponses: Record<ProblemStatus | 'default', OpenAPIV3_1.ResponseObject> = {
  400: problem(
    400,
    'A parameter or the body is not as described here.',
    '/query/limit: Too big: expected number to be <=100',
    {
      instance: '/quotes',
      errors: [{ pointer: '/query/limit', detail: 'Too big: expected number to be <=100' }],
    },
  ),
  401: problem(401, 'There is no bearer token, or not one that may write.', 'A bearer token is needed.', {
    headers: { 'www-authenticate': { description: 'The scheme to use.', schema: { type: 'string' } } },
  }),
  403: problem(
    403,
    'Writing is switched off, for no token is configured; or a page of another origin sends what it may not.',
    'No tokens are configured, so nobody may write.',
    {
      type: 'urn:copydesk:problem:writes-off',
    },
  ),
  404: problem(404, 'There is no such record.', 'There is no article “2024-03-05-harbour-bridge-to-close”.'),
  406: problem(
    406,
    'The client accepts none of the media types this path answers with.',
    'This path answers with application/json.',
  ),
  408: problem(408, 'The body comes too slowly.', 'A body must come with 1024 bytes a second.'),
  409: problem(
    409,
    'Something else stands in the way.',
    'There is an entity “organisation/ada-moss” already: merge the two.',
  ),
  410: problem(
    410,
    'What was asked to go on from is kept no more.',
    'The changes after 7 are kept no more: export all.',
    {
      type: 'urn:copydesk:problem:changes-forgotten',
      errors: [{ pointer: '/query/since', detail: 'is no change that this database can go on from' }],
    },
  ),
  412: problem(412, 'The stored version is not the one that `If-Match` names.', 'The stored version is another one.', {
    errors: [{ pointer: '/headers/if-match', detail: 'names another version' }],
  }),
  413: problem(
    413,
    'The body is larger than the service takes (10 MiB unless configured).',
    'The body is longer than 10485760 bytes.',
  ),
  415: problem(415, 'The body’s media type is not one of those described here.', 'Unsupported Media Type'),
  422: problem(
    422,
    'There is no article in the source, or the correction does not fit the records.',
    'no article found: the source is empty',
    {
      type: 'urn:copydesk:problem:no-article',
    },
  ),
  428: problem(428, '`If-Match` is missing.', 'If-Match is needed: the entity tag of the record as you have seen it.', {
    errors: [{ pointer: '/headers/if-match', detail: 'is needed' }],
  }),
  429: problem(429, 'The client asks more often than it may.', 'Too many requests.', { headers: retryAfter }),
  503: problem(503, 'The service cannot answer now.', 'Too many sources wait to be analysed.', {
    type: 'urn:copydesk:problem:queue-full',
    headers: retryAfter,
  }),
  default: problem(
    405,
    'Any other problem, e.g. a method that the path does not have.',
    'PUT is not for this path, but GET, HEAD, OPTIONS.',
    {
      headers: allow,
    },
  ),
}
