// Sets up a project of CustomGPT.

import { randomUUID } from 'node:crypto';

import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { parse } from '../answer-services/call-service.ts';
import { fieldsOf, textOf } from '../answer-services/json-fields.ts';
import { refusalOf, unusable } from '../answer-services/service-failure.ts';
import { CUSTOMGPT, customGptUrl } from './customgpt-url.ts';

const TIMEOUT_MS = 30_000;

/**
 * Makes a project that reads a website. Asked once only: a second try might make a second project.
 * @source CustomGPT's document: `POST /projects` with a form of `project_name` and `sitemap_path`; later calls need the project's id
 */
export async function createCustomGptProject(
  outbound: Pick<Outbound, 'request'>,
  access: Pick<ServiceAccess, 'baseUrl' | 'key'>,
  { name, sitemap }: { readonly name: string; readonly sitemap: string },
): Promise<string> {
  const boundary = `frontdesk-${randomUUID()}`;
  const result = await outbound.request({
    url: customGptUrl(access, '/projects'),
    method: 'POST',
    headers: {
      authorization: `Bearer ${access.key}`,
      accept: 'application/json',
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    body: toForm(boundary, { project_name: name, sitemap_path: sitemap }),
    timeoutMs: TIMEOUT_MS,
  });
  if (!result.ok) throw unusable(CUSTOMGPT, result.failure);
  const { reply } = result;
  const body = parse(Buffer.from(reply.body).toString('utf8'));
  if (reply.status < 200 || reply.status > 299) {
    const retryAfter = reply.header('retry-after');
    throw refusalOf({ service: CUSTOMGPT, status: reply.status, body, retryAfter });
  }
  const id = textOf(fieldsOf(fieldsOf(body)['data'])['id']);
  if (id === undefined) throw unusable(CUSTOMGPT, 'no “id”');
  return id;
}

/** @source RFC 7578: each field between boundary lines; a boundary with 122 random bits stands in no value */
function toForm(boundary: string, fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(([name, value]) => {
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  });
  return `${parts.join('')}--${boundary}--\r\n`;
}
