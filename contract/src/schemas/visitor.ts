// Parsers of what a visitor's browser sends.

import { z } from 'zod';

import type { VisitorToServer } from '../events.ts';
import { answerRatingSchema } from './answering.ts';
import { identityProofSchema } from './access/identity.ts';
import {
  clientMessageIdSchema,
  idSchema,
  messageTextSchema,
  pageContextSchema,
  seqSchema,
} from './primitives.ts';

/** Parses the reference to a conversation. */
export const conversationRefSchema = z.strictObject({ conversationId: idSchema('conv') });

/** Parses a request for older messages. */
export const earlierMessagesSchema = conversationRefSchema.extend({ beforeSeq: seqSchema });

/** Parses the reference to an answer. */
export const answerRefSchema = conversationRefSchema.extend({ answerId: idSchema('msg') });

/** Parses how far somebody has read. */
export const readUpToSchema = conversationRefSchema.extend({ seq: seqSchema });

/** Parses whether somebody types. */
export const typingSchema = conversationRefSchema.extend({ isTyping: z.boolean() });

/** Parses how much of a live answer a reader has. */
export const liveAnswerSchema = z.strictObject({ answerId: idSchema('msg'), offset: seqSchema });

/** The parser of each event of a visitor. */
export const visitorEventSchemas = {
  'message:send': z.strictObject({
    conversationId: idSchema('conv'),
    clientMessageId: clientMessageIdSchema,
    text: messageTextSchema,
    page: pageContextSchema.exactOptional(),
  }),
  'conversation:resume': z.strictObject({
    conversationId: idSchema('conv').exactOptional(),
    afterSeq: seqSchema,
    answer: liveAnswerSchema.exactOptional(),
  }),
  'conversation:earlier': earlierMessagesSchema,
  'conversation:list': z.strictObject({}),
  'conversation:read': readUpToSchema,
  'answer:stop': answerRefSchema,
  'answer:retry': answerRefSchema,
  'answer:rate': answerRefSchema.extend({ rating: answerRatingSchema }),
  'typing:set': typingSchema,
  'handover:request': conversationRefSchema,
  'handover:cancel': conversationRefSchema,
} satisfies Record<keyof VisitorToServer, z.ZodType>;

/** Parses what a visitor's handshake carries. */
export const visitorHandshakeSchema = z.object({ token: z.string().min(1).max(4_096) });

/** Parses a request for a visitor's session. */
export const openSessionSchema = z.strictObject({
  assistantId: idSchema('asst'),
  identity: identityProofSchema.exactOptional(),
});
