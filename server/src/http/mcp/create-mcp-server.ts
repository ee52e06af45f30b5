// The desk's tools for assistants elsewhere, under the key that they bring.

import { randomUUID } from 'node:crypto';

import { ERROR_CATALOGUE, type ApiScope } from '@frontdesk/contract';
import {
  askToolInput,
  askToolOutput,
  searchToolInput,
  searchToolOutput,
  verifyAccessToolInput,
  verifyAccessToolOutput,
} from '@frontdesk/contract/schemas';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

import { requireScope, type Caller } from '../../access/caller.ts';
import { VERIFY_ACCESS_RATE, type VerifyAccess } from '../../access/verify/verify-access.ts';
import type { ChatDeps } from '../../chat/chat-deps.ts';
import { askInConversation } from '../../chat/programs/ask-in-conversation.ts';
import { askOnce } from '../../chat/programs/ask-once.ts';
import { wholeAnswer } from '../../chat/programs/program-answer.ts';
import { nameToConversation, programSeat } from '../../chat/programs/program-conversations.ts';
import { AppError, toAppError } from '../../errors.ts';
import type { RateLimits } from '../../limits/rate-limits.ts';
import type { Logger } from '../../logger.ts';
import type { Assistant, AssistantStore } from '../../ports/assistant-store.ts';
import type { Passage } from '../../ports/passage.ts';
import type { Retriever } from '../../ports/retriever.ts';
import { requireAssistant, soleAssistant } from '../own-assistant.ts';

/** What the tools need. */
export interface McpDeps {
  readonly assistants: AssistantStore;
  readonly chat: ChatDeps;
  readonly retriever: Retriever;
  readonly verifyAccess: VerifyAccess;
  readonly limits: RateLimits;
  /** Makes the address at which a passage opens. */
  readonly citationUrl: (passage: Passage) => string;
  readonly logger: Logger;
}

/** Makes the tools as one caller may use them. */
export function createMcpServer(deps: McpDeps, using: McpUse): McpServer {
  const server = new McpServer({ name: 'frontdesk', version: '1' });
  addAsk(server, { ...using, deps });
  addSearch(server, { ...using, deps });
  addVerifyAccess(server, { ...using, deps });
  return server;
}

/** Who uses the tools, and from where. */
export interface McpUse {
  readonly caller: Caller;
  /** Aborted when the caller hangs up. */
  readonly signal: AbortSignal;
  readonly address: string;
  readonly userAgent: string | undefined;
}

interface Tools extends McpUse {
  readonly deps: McpDeps;
}

function addAsk(server: McpServer, { deps, caller, signal }: Tools): void {
  const { chat } = deps;
  const about = {
    title: 'Ask the support desk',
    description:
      'Answers a question from the documents of this support desk, with citations, and says whether a person is needed.',
    inputSchema: askToolInput.shape,
    outputSchema: askToolOutput.shape,
    annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
  };
  server.registerTool('ask', about, async ({ question, session, assistantId }) =>
    answering(deps.logger, async () => {
      const assistant = await assistantFor(deps, caller, { scope: 'ask', assistantId });
      const events =
        session === undefined
          ? askOnce(chat, { assistant, question, history: [] }, signal)
          : askInConversation(chat, await inSession(deps, { assistant, session, question }));
      const { text, citations, escalation } = await wholeAnswer(events);
      const sources = citations.map(({ index, title, url }) => `[${index}] ${title} ${url}`);
      const person = escalation.requiresEscalation ? [`A person is needed: ${escalation.reason}.`] : [];
      return {
        content: [{ type: 'text', text: [text, ...sources, ...person].join('\n') }],
        structuredContent: { answer: text, citations, escalation },
      };
    }),
  );
}

function addSearch(server: McpServer, { deps, caller }: Tools): void {
  const about = {
    title: 'Search the support desk',
    description: 'Finds passages in the documents of this support desk, without writing an answer.',
    inputSchema: searchToolInput.shape,
    outputSchema: searchToolOutput.shape,
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
  server.registerTool('search', about, async ({ query, limit, assistantId }) =>
    answering(deps.logger, async () => {
      const assistant = await assistantFor(deps, caller, { scope: 'knowledge:read', assistantId });
      const request = { assistantId: assistant.id, question: query, limit };
      const { passages } = await deps.retriever.retrieve(request);
      const found = passages.map((passage) => {
        const { documentId, title, headingPath, text } = passage;
        return { documentId, title, headingPath, text, url: deps.citationUrl(passage) };
      });
      const texts = found.map(
        ({ title, headingPath, text }) => `# ${[title, ...headingPath].join(' › ')}\n\n${text}`,
      );
      return {
        content: [{ type: 'text', text: texts.join('\n\n') || 'Nothing was found.' }],
        structuredContent: { passages: found },
      };
    }),
  );
}

function addVerifyAccess(server: McpServer, { deps, caller, address, userAgent }: Tools): void {
  const about = {
    title: 'Verify access',
    description:
      'Says whether the person with an e-mail address has access to this support desk’s assistant, and if not, where to get it.',
    inputSchema: verifyAccessToolInput.shape,
    outputSchema: verifyAccessToolOutput.shape,
    annotations: { readOnlyHint: true, openWorldHint: false },
  };
  server.registerTool('verify_access', about, async ({ email, assistantId }) =>
    answering(deps.logger, async () => {
      const assistant = await assistantFor(deps, caller, { scope: 'access:verify', assistantId });
      const { isAllowed, resetMs } = await deps.limits.takeBy(VERIFY_ACCESS_RATE, caller.actor.id);
      if (!isAllowed) throw new AppError('rate_limited', { retryAfterMs: resetMs });
      const asked = { assistant, email, via: 'mcp', askedBy: caller.actor.name, address, userAgent } as const;
      const answer = await deps.verifyAccess(asked);
      const where = answer.access ? '' : `\nWhere to get access: ${answer.signupUrl}`;
      return { content: [{ type: 'text', text: answer.message + where }], structuredContent: { ...answer } };
    }),
  );
}

interface Wanted {
  readonly scope: ApiScope;
  readonly assistantId: string | undefined;
}

async function assistantFor(
  { assistants }: McpDeps,
  caller: Caller,
  { scope, assistantId }: Wanted,
): Promise<Assistant> {
  requireScope(caller, scope);
  if (assistantId !== undefined) return requireAssistant(assistants, caller, assistantId);
  return soleAssistant(assistants, caller, 'assistantId: must say which of your assistants is meant');
}

async function inSession(
  { chat }: McpDeps,
  {
    assistant,
    session,
    question,
  }: { readonly assistant: Assistant; readonly session: string; readonly question: string },
) {
  const seat = programSeat(assistant, 'mcp');
  const conversationId = await nameToConversation(chat, seat, session);
  return { ...seat, conversationId, clientMessageId: randomUUID(), text: question };
}

/** A refusal is a result that says so, in the catalogue's words: the assistant elsewhere can tell its user. */
async function answering(logger: Logger, run: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await run();
  } catch (thrown) {
    const error = toAppError(thrown);
    if (error.code === 'internal') logger.error({ err: thrown }, 'a tool failed');
    const text = [ERROR_CATALOGUE[error.code].message, ...(error.details ?? [])].join(' ');
    return { isError: true, content: [{ type: 'text', text }] };
  }
}
