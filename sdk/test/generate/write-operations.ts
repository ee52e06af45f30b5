// The table of operations, written from an OpenAPI document.

import { format } from 'oxfmt';

import type {
  OpenApiDocument,
  OpenApiOperation,
} from '../../../server/src/http/api/openapi/openapi-document.ts';
import { schemaToType, type JsonSchema } from './schema-to-type.ts';

/** Which subjects stand in which file; what is not listed stands in `desk`. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  knowledge: ['documents'],
  sources: ['sources', 'jobs'],
  asking: ['ask', 'try', 'feedback'],
  answering: ['answering', 'canned-answers', 'services'],
  gaps: ['gaps', 'golden-questions'],
  access: ['access', 'check-access', 'identity-keys', 'sign-out', 'verifier-secret', 'visitors', 'plans'],
  subscriptions: ['offers', 'subscriptions', 'stripe'],
  people: ['agents', 'audit-log', 'keys', 'program-keys'],
};
const REST = 'desk';
const HEAD = (what: string) =>
  `// ${what} Written by the tests from the OpenAPI document; not edited by hand.\n\n`;

/** Style of the house, as in its formatter's settings. */
const STYLE = { printWidth: 110, singleQuote: true, trailingComma: 'all' } as const;

/** @returns the text of each file by its name */
export async function writeOperations(document: OpenApiDocument): Promise<Readonly<Record<string, string>>> {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const files = [...Object.keys(FILES), REST].map((name) => {
    const own = all.filter(({ operation }) => fileOf(operation) === name);
    const entries = own.map(
      ({ path, method, operation }) =>
        `/** ${operation.summary} ${operation.description} */\n'${method.toUpperCase()} ${path}': ${operationType(operation)};`,
    );
    const type = `${capital(name)}Operations`;
    const text = `${HEAD(`Operations: ${name}.`)}${fileImport(entries)}/** Operations by method and address. */\nexport interface ${type} { ${entries.join('\n')} }`;
    return [`${name}-operations.ts`, text] as const;
  });
  const written = [...files, indexFile(), codesFile(document)].map(async ([name, text]) => {
    const { code, errors } = await format(name, text, STYLE);
    if (errors.length > 0) throw new Error(`${name}: ${errors[0]?.message}`);
    return [name, code] as const;
  });
  return Object.fromEntries(await Promise.all(written));
}

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function fileOf({ tags: [tag = ''] }: OpenApiOperation): string {
  return Object.entries(FILES).find(([, subjects]) => subjects.includes(tag))?.[0] ?? REST;
}

function fileImport(entries: readonly string[]): string {
  return entries.some((entry) => entry.includes('FileBody'))
    ? "import type { FileBody } from '../file-body.ts';\n\n"
    : '';
}

function operationType({ parameters = [], requestBody, responses }: OpenApiOperation): string {
  const fields = (['path', 'query'] as const).flatMap((place) => {
    const own = parameters.filter((each) => each.in === place);
    if (own.length === 0) return [];
    const required = own.filter((each) => each.required).map(({ name }) => name);
    const properties = Object.fromEntries(own.map(({ name, schema }) => [name, schema]));
    const optional = required.length > 0 ? '' : '?';
    const type = schemaToType({ type: 'object', properties, required });
    return [`readonly ${place === 'path' ? 'params' : 'query'}${optional}: ${type};`];
  });
  const body = requestBody && `readonly body: ${contentType(requestBody.content, 'FileBody')};`;
  const [, reply] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const given = reply?.content ? contentType(reply.content, 'unknown') : 'undefined';
  return `{ ${[...fields, ...(body ? [body] : []), `readonly reply: ${given};`].join(' ')} }`;
}

function contentType(
  content: Readonly<Record<string, { readonly schema: JsonSchema }>>,
  other: string,
): string {
  const json = content['application/json'];
  return json ? schemaToType(json.schema) : other;
}

function indexFile(): readonly [string, string] {
  const names = [...Object.keys(FILES), REST].toSorted();
  const imports = names
    .map((name) => `import type { ${capital(name)}Operations } from './${name}-operations.ts';`)
    .join('\n');
  const bases = names.map((name) => `${capital(name)}Operations`).join(', ');
  return [
    'index.ts',
    `${HEAD('All operations.')}${imports}\n\n/** What each operation takes and gives, by method and address. */\nexport interface Operations extends ${bases} {}`,
  ];
}

function codesFile({ components }: OpenApiDocument): readonly [string, string] {
  const { schemas } = components as { readonly schemas: { readonly Problem: JsonSchema } };
  const { code } = schemas.Problem['properties'] as { readonly code: JsonSchema };
  return [
    'error-code.ts',
    `${HEAD('Why the desk may refuse.')}/** The name of a refusal; \`docs/errors.md\` explains each. */\nexport type ErrorCode = ${schemaToType(code)};`,
  ];
}
