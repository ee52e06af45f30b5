// Answers of CustomGPT, passed on word by word while they are written.

import type { AnswerEvent, AnswerProvider } from '../../ports/answer-provider.ts';
import type { Outbound } from '../../ports/outbound.ts';
import type { ServiceAccess } from '../../ports/service-connections.ts';
import { callService, retrying } from '../answer-services/call-service.ts';
import { fieldsOf, textOf } from '../answer-services/json-fields.ts';
import { refusalOf, unusable } from '../answer-services/service-failure.ts';
import { AppError } from '../../errors.ts';
import { CUSTOMGPT, customGptUrl } from './customgpt-url.ts';
import { readCustomGpt } from './read-customgpt.ts';
import { createSessionMemory, type SessionMemory } from './session-memory.ts';

/** What asking a project needs. */
interface Project {
  readonly outbound: Pick<Outbound, 'request' | 'fetch'>;
  readonly access: ServiceAccess;
  readonly sessions: SessionMemory;
}

/**
 * Makes the provider. Each conversation of the desk has one of the service, which remembers what was said.
 * @source CustomGPT's document: a conversation is created first, its `session_id` stands in the address of each message
 */
export function createCustomGptProvider(
  outbound: Pick<Outbound, 'request' | 'fetch'>,
  access: ServiceAccess,
): AnswerProvider {
  const project: Project = { outbound, access, sessions: createSessionMemory() };
  return {
    name: 'customgpt',
    hasOwnKnowledge: true,
    async *answer({ question, session }, signal) {
      const reply = await send(project, { question, session, signal });
      yield* readCustomGpt(reply) satisfies AsyncIterable<AnswerEvent>;
    },
  };
}

interface Sending {
  readonly question: string;
  readonly session: string | undefined;
  readonly signal: AbortSignal;
}

/** Sends the question to its conversation; one that the service has forgotten is begun anew, once. */
async function send(project: Project, sending: Sending): Promise<Response> {
  const known = sending.session === undefined ? undefined : project.sessions.get(sending.session);
  if (known === undefined) return message(project, await begin(project, sending), sending);
  try {
    return await message(project, known, sending);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error;
    return message(project, await begin(project, sending), sending);
  }
}

async function begin({ outbound, access, sessions }: Project, { session, signal }: Sending): Promise<string> {
  const reply = await callService(outbound, {
    service: CUSTOMGPT,
    url: customGptUrl(access, `/projects/${encodeURIComponent(access.remoteId)}/conversations`),
    headers: { authorization: `Bearer ${access.key}` },
    body: { name: session ?? 'Frontdesk' },
    signal,
  });
  const id = textOf(fieldsOf(fieldsOf(reply)['data'])['session_id']);
  if (id === undefined) throw unusable(CUSTOMGPT, 'no “session_id”');
  if (session !== undefined) sessions.set(session, id);
  return id;
}

async function message(
  { outbound, access }: Project,
  sessionId: string,
  { question, signal }: Sending,
): Promise<Response> {
  const path = `/projects/${encodeURIComponent(access.remoteId)}/conversations/${encodeURIComponent(sessionId)}/messages`;
  return retrying(signal, async () => {
    const response = await outbound
      .fetch(`${customGptUrl(access, path)}?stream=true`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${access.key}`,
          accept: 'text/event-stream, application/json',
          'content-type': 'application/json',
        },
        body: JSON.stringify({ prompt: question }),
        signal,
      })
      .catch((cause: unknown) => {
        throw unusable(CUSTOMGPT, 'unreachable', cause);
      });
    const { status, headers } = response;
    if (response.ok) return response;
    await response.body?.cancel();
    throw refusalOf({ service: CUSTOMGPT, status, retryAfter: headers.get('retry-after') });
  });
}
