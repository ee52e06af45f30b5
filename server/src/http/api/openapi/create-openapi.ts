// The REST interface as an OpenAPI document, made from the same tables that answer.

import { toJsonSchema, type JsonSchema } from '@frontdesk/contract/schemas';

import type { Endpoint } from '../endpoint.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency/read-idempotency-key.ts';
import type {
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiResponse,
} from './openapi-document.ts';
import { problemResponses, PROBLEM_SCHEMA } from './problem-responses.ts';

/** What an id in a path looks like: a prefix, an underscore, letters and digits. */
const ID_PATTERN = '^[a-z]+_[A-Za-z0-9]+$';

/** Describes addresses as OpenAPI. */
export function createOpenApi(endpoints: readonly Endpoint[], publicUrl: string): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const each of endpoints) {
    const path = each.path.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[each.method] = operation(each);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Frontdesk',
      version: '1',
      description:
        'Everything that the console does, for programs. Each address names the permission that a key needs.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ key: [] }],
    tags: [...new Set(endpoints.map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'An API key: sk_live_…' } },
      schemas: { Problem: PROBLEM_SCHEMA },
    },
  };
}

/** The subject of an address: its last part that is no variable of an assistant's. */
function tagOf({ path }: Endpoint): string {
  const [first = '', , third] = path.slice(1).split('/');
  return first === 'assistants' && third !== undefined ? third : first;
}

function operation(endpoint: Endpoint): OpenApiOperation {
  const { method, path, scope, summary, body, reply, status } = endpoint;
  const parameters = [...pathParameters(path), ...queryParameters(endpoint.query), ...headers(method)];
  const responses: Record<string, OpenApiResponse> = {
    [status]: reply
      ? {
          description: 'It is done.',
          content: { 'application/json': { schema: toJsonSchema(reply, 'output') } },
        }
      : { description: 'It is done; nothing is sent back.' },
    ...problemResponses(endpoint),
  };
  return {
    operationId: operationId(method, path),
    summary,
    description: `Needs the permission \`${scope}\`.`,
    tags: [tagOf(endpoint)],
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestBody(body) }),
    responses,
  };
}

/** @returns such as `postAssistantsDocuments`, unique because an address and a method are */
function operationId(method: string, path: string): string {
  const parts = path.split(/[/:-]/).filter((part) => part !== '' && part !== 'assistantId');
  return method + parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
}

function pathParameters(path: string): readonly OpenApiParameter[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const schema = name.endsWith('Id') ? { type: 'string', pattern: ID_PATTERN } : { type: 'string' };
    return { name, in: 'path', required: true, schema };
  });
}

function queryParameters(query: Endpoint['query']): readonly OpenApiParameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = toJsonSchema(query, 'input') as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, schema]) => {
    return { name, in: 'query', required: required.includes(name), schema };
  });
}

function headers(method: Endpoint['method']): readonly OpenApiParameter[] {
  if (method === 'get') return [];
  const description =
    'Your own name for this request, such as a UUID. Sent again within 24 hours, the same request is not run again but answered as before, with `Idempotency-Replayed: true`.';
  const schema = { type: 'string', minLength: 1, maxLength: 255 };
  return [{ name: IDEMPOTENCY_HEADER, in: 'header', required: false, description, schema }];
}

function requestBody(body: NonNullable<Endpoint['body']>): NonNullable<OpenApiOperation['requestBody']> {
  if (body === 'bytes') return { required: true, content: { '*/*': { schema: {} } } };
  const content = { 'application/json': { schema: toJsonSchema(body, 'input') } };
  return { required: true, content };
}
