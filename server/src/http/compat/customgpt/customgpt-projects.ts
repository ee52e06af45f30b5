// CustomGPT's projects: each is an assistant whose documents come from a website.

import { addAssistant } from '../../../access/assistants.ts';
import type { Caller } from '../../../access/caller.ts';
import { AppError } from '../../../errors.ts';
import type { Assistant } from '../../../ports/assistant-store.ts';
import { customGptProjectSchema } from '@frontdesk/contract/schemas';
import { raw, type Request, type RequestHandler, type Response as Reply } from 'express';

import { parsePayload } from '../../../sockets/handle.ts';
import { byKey, callerOf } from '../by-key.ts';
import type { CompatDeps } from '../compat-deps.ts';
import { numberFor } from './customgpt-ids.ts';
import { microseconds, success } from './customgpt-views.ts';

/** Names and addresses, and the frame that a form puts around them. */
const FORM_MAX_BYTES = 64_000;

/** Makes the handlers that make a project: an assistant of its own, and a website or sitemap that is read for it. */
export function createProject(deps: CompatDeps): RequestHandler[] {
  return [
    ...byKey(deps, { scope: 'settings:write' }),
    raw({ limit: FORM_MAX_BYTES, type: () => true }),
    async (request: Request, response: Reply) => {
      const caller = callerOf(response);
      const { project_name: name, sitemap_path: path } = parsePayload(
        customGptProjectSchema,
        await readForm(request),
      );
      const assistant = await addAssistant(deps, caller, { name });
      const location = path && toAddress(path);
      if (location) {
        const kind = new URL(location).pathname.endsWith('.xml') ? 'sitemap' : 'crawl';
        await deps.ingestion.sources.add(assistant.id, { kind, location });
      }
      const now = deps.clock.now().toISOString();
      const project = { ...projectView(assistant, caller), sitemap_path: location ?? null };
      const times = { created_at: microseconds(now), updated_at: microseconds(now) };
      response.status(201).json(success({ ...project, ...times }));
    },
  ];
}

/** A project. */
export function projectView({ id, name }: Assistant, caller: Caller) {
  return {
    id: numberFor(id),
    project_name: name,
    user_id: numberFor(caller.actor.id),
    is_chat_active: true,
    assistant_id: id,
  };
}

/** @source CustomGPT's document: its sample gives `sitemap.com`, without a scheme */
function toAddress(path: string): string {
  const address = /^https?:\/\//i.test(path) ? path : `https://${path}`;
  if (!URL.canParse(address))
    throw new AppError('invalid_payload', { details: ['sitemap_path: must be an address'] });
  return address;
}

/** Reads the fields of a form, or of a JSON object. @throws {AppError} `invalid_payload` for anything else */
async function readForm(request: Request): Promise<unknown> {
  const contentType = request.get('content-type') ?? '';
  const body: unknown = request.body;
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  try {
    if (contentType.startsWith('application/json')) return JSON.parse(bytes.toString());
    const form = await new Response(new Uint8Array(bytes), {
      headers: { 'content-type': contentType },
    }).formData();
    return Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  } catch (cause) {
    throw new AppError('invalid_payload', { cause, details: ['payload: cannot be read as a form'] });
  }
}
