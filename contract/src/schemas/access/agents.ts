// Parsers of what is asked about the team, and the forms of the replies.

import { z } from 'zod';

import {
  AGENT_ROLES,
  type AddAgent,
  type AddedAgent,
  type ChangeAgent,
  type TeamMember,
} from '../../access/agents.ts';
import type { SignInLink } from '../../session.ts';
import { pageOf } from '../api.ts';
import { idSchema } from '../primitives.ts';
import { nameSchema } from './names.ts';

const role = z.enum(AGENT_ROLES);

/** Parses the wish for a new person of the team. */
export const addAgentSchema = z.strictObject({
  name: nameSchema,
  role: role.exactOptional(),
}) satisfies z.ZodType<AddAgent>;

/** Parses a change of a person of the team. */
export const changeAgentSchema = z.strictObject({
  name: nameSchema.exactOptional(),
  role: role.exactOptional(),
}) satisfies z.ZodType<ChangeAgent>;

/** A one-time link. */
export const signInLinkSchema = z.object({
  url: z.string(),
  expiresAt: z.string(),
}) satisfies z.ZodType<SignInLink>;

/** A person of the team. */
export const teamMemberSchema = z.object({
  id: idSchema('agent'),
  name: z.string(),
  role,
  createdAt: z.string().exactOptional(),
}) satisfies z.ZodType<TeamMember>;

/** A new person of the team, with the link by which they come in. */
export const addedAgentSchema = teamMemberSchema.extend({
  signInLink: signInLinkSchema,
}) satisfies z.ZodType<AddedAgent>;

/** The team. */
export const teamSchema = pageOf(teamMemberSchema);
