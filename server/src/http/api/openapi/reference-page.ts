// The REST interface for people: one page, written by the desk itself, without anything from elsewhere.

import type { JsonSchema } from '@frontdesk/contract/schemas';

import { escapeHtml, page } from '../../page.ts';
import type { OpenApiDocument, OpenApiOperation, OpenApiParameter } from './openapi-document.ts';

/** Writes the page of an OpenAPI document. */
export function referencePage({ info, servers, tags, paths }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<h2 id="${escapeHtml(name)}">${escapeHtml(name)}</h2>\n${own.map(operationHtml).join('\n')}`;
  });
  const contents = tags
    .map(({ name }) => `<a href="#${escapeHtml(name)}">${escapeHtml(name)}</a>`)
    .join(' · ');
  const html = `<h1>${escapeHtml(info.title)}: REST interface</h1>
<p>${escapeHtml(info.description)} All addresses begin with <code>${escapeHtml(servers[0]?.url ?? '')}</code>.
Send the key as <code>Authorization: Bearer sk_live_…</code>. The same as <a href="openapi.json">OpenAPI document</a>.</p>
<p>${contents}</p>
${sections.join('\n')}`;
  return page({ title: `${info.title}: REST interface`, html });
}

interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

function operationHtml({ path, method, operation }: Described): string {
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation;
  const bodies = Object.entries(requestBody?.content ?? {});
  const replies = Object.entries(responses).filter(([status]) => status.startsWith('2'));
  return `<h3 id="${escapeHtml(operationId)}"><code>${method.toUpperCase()} ${escapeHtml(path)}</code></h3>
<p>${escapeHtml(summary)} ${escapeHtml(description).replaceAll(/`([^`]+)`/g, '<code>$1</code>')}</p>
${parameters.length > 0 ? `<ul>${parameters.map(parameterHtml).join('')}</ul>` : ''}
${bodies.map(([type, { schema }]) => schemaHtml(`Body (${type})`, schema)).join('\n')}
${replies
  .map(([status, { content }]) =>
    content
      ? Object.values(content).map(({ schema }) => schemaHtml(`Reply ${status}`, schema))
      : `<p>Reply ${status}</p>`,
  )
  .flat()
  .join('\n')}`;
}

function parameterHtml({ name, in: place, required, schema }: OpenApiParameter): string {
  const kind = `${place}${required ? '' : ', optional'}`;
  return `<li><code>${escapeHtml(name)}</code> (${kind}) <code>${escapeHtml(JSON.stringify(schema))}</code></li>`;
}

function schemaHtml(label: string, schema: JsonSchema): string {
  return `<details><summary>${escapeHtml(label)}</summary><pre><code>${escapeHtml(JSON.stringify(schema, null, 2))}</code></pre></details>`;
}
