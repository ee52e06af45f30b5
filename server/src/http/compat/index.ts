// Every foreign surface at its own address.

import { Router } from 'express';

import { smartTalkRoutes } from './aismarttalk/smarttalk-routes.ts';
import { aiSupportBotRoutes } from './aisupportbot/aisupportbot-routes.ts';
import type { CompatDeps } from './compat-deps.ts';
import { customGptRoutes } from './customgpt/customgpt-routes.ts';
import { myGptRoutes } from './mygptassistants/mygpt-routes.ts';
import { openAiRoutes, type OpenAiRoutesDeps } from './openai/openai-routes.ts';
import { selgoraRoutes, type SelgoraDeps } from './selgora/selgora-routes.ts';

/** What the surfaces are made from. */
export type CompatRoutesDeps = CompatDeps &
  SelgoraDeps &
  Pick<OpenAiRoutesDeps, 'authenticate' | 'embedder' | 'meterOf'>;

/** Makes the foreign surfaces, to be mounted at the root before the desk's own `/api/v1`. */
export function compatRoutes(deps: CompatRoutesDeps): Router {
  const router = Router();
  router.use('/api/chat', aiSupportBotRoutes(deps));
  router.use('/api/v1/verify-access', selgoraRoutes(deps));
  router.use('/api/v1/bot', myGptRoutes(deps));
  router.use('/api/v1/projects', customGptRoutes(deps));
  router.use('/v1', smartTalkRoutes(deps), openAiRoutes(deps));
  return router;
}
