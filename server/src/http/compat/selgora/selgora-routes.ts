// Selgora's verify-access in front of the desk, and the action by which a Custom GPT calls it.

import { ERROR_CATALOGUE } from '@frontdesk/contract';
import { selgoraVerifySchema } from '@frontdesk/contract/schemas';
import { json, Router } from 'express';

import type { ApiKeys } from '../../../access/keys/api-keys.ts';
import { VERIFY_ACCESS_RATE, type VerifyAccess } from '../../../access/verify/verify-access.ts';
import type { AppError } from '../../../errors.ts';
import type { RateLimits } from '../../../limits/rate-limits.ts';
import type { Logger } from '../../../logger.ts';
import type { AssistantStore } from '../../../ports/assistant-store.ts';
import { parsePayload } from '../../../sockets/handle.ts';
import { soleAssistant } from '../../own-assistant.ts';
import { refuseUnknown, route } from '../../respond.ts';
import { byKey, callerOf } from '../by-key.ts';
import { foreignProblems, type ForeignReply } from '../foreign-problems.ts';
import { createSelgoraAction } from './selgora-action.ts';

/** What these addresses need. */
export interface SelgoraDeps {
  readonly keys: ApiKeys;
  readonly assistants: AssistantStore;
  readonly limits: RateLimits;
  readonly verifyAccess: VerifyAccess;
  readonly publicUrl: string;
  readonly logger: Logger;
}

/** Makes the routes under `/api/v1/verify-access`. */
export function selgoraRoutes(deps: SelgoraDeps): Router {
  const router = Router();
  const action = createSelgoraAction(deps.publicUrl);
  route(router, '/', {
    post: [
      ...byKey(deps, { scope: 'access:verify', rate: VERIFY_ACCESS_RATE }),
      json({ type: () => true }),
      async (request, response) => {
        const email = parsePayload(selgoraVerifySchema, request.body);
        const caller = callerOf(response);
        const assistant = await soleAssistant(deps.assistants, caller, 'key: must be for one assistant');
        const answer = await deps.verifyAccess({
          assistant,
          email,
          via: 'verify-access',
          askedBy: caller.actor.name,
          address: deps.limits.addressOf(request),
          userAgent: request.get('user-agent'),
        });
        const { access, message } = answer;
        response.json({ access, message, ...(!answer.access && { signup_url: answer.signupUrl }) });
      },
    ],
  });
  // Public, as Custom GPTs import it without a key; it says nothing of anybody.
  route(router, '/openapi.json', {
    get: (_request, response) => void response.json(action),
  });
  router.use(refuseUnknown, foreignProblems(deps.logger, toSelgoraError));
  return router;
}

/** @source Selgora's document, “Authentication Error” */
const UNAUTHENTICATED = 'Unauthenticated.';

function toSelgoraError({ code, details = [] }: AppError): ForeignReply {
  const { httpStatus, message } = ERROR_CATALOGUE[code];
  return { body: { message: httpStatus === 401 ? UNAUTHENTICATED : [message, ...details].join(' ') } };
}
