// The people who run the desk, over REST.

import {
  addAgentSchema,
  addedAgentSchema,
  changeAgentSchema,
  idSchema,
  shortListQuerySchema,
  signInLinkSchema,
  teamMemberSchema,
  teamSchema,
} from '@frontdesk/contract/schemas';

import type { Team } from '../../access/team.ts';
import { parsePayload } from '../../sockets/handle.ts';
import { endpoint, type Endpoint } from './endpoint.ts';
import { pageOfWhole } from './page-by-offset.ts';

const agentId = (given: string) => parsePayload(idSchema('agent'), given);

/** Declares the addresses of the team. */
export function teamEndpoints(team: Team): readonly Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/agents',
      scope: 'settings:read',
      summary: 'List the people of the team.',
      query: shortListQuerySchema,
      reply: teamSchema,
      run: async ({ caller, query }) => pageOfWhole(query, await team.list(caller)),
    }),
    endpoint({
      method: 'post',
      path: '/agents',
      scope: 'settings:write',
      summary: 'Add somebody to the team, and make the link by which they come in.',
      body: addAgentSchema,
      reply: addedAgentSchema,
      status: 201,
      run: async ({ caller, body }) => team.add(caller, body),
    }),
    endpoint({
      method: 'post',
      path: '/agents/:agentId/sign-in-links',
      scope: 'settings:write',
      summary: 'Make another one-time sign-in link for somebody of the team.',
      reply: signInLinkSchema,
      status: 201,
      run: async ({ caller, params }) => team.createLink(caller, agentId(params.agentId)),
    }),
    endpoint({
      method: 'patch',
      path: '/agents/:agentId',
      scope: 'settings:write',
      summary: 'Change the name or the role of somebody of the team.',
      body: changeAgentSchema,
      reply: teamMemberSchema,
      run: async ({ caller, params, body }) => team.change(caller, agentId(params.agentId), body),
    }),
    endpoint({
      method: 'delete',
      path: '/agents/:agentId',
      scope: 'settings:write',
      summary: 'Take somebody off the team and end their sessions.',
      run: async ({ caller, params }) => team.remove(caller, agentId(params.agentId)),
    }),
  ];
}
