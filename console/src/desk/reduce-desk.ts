// How the console's state changes. Pure.

import type { ConversationId, Handover } from '@frontdesk/contract';

import { EMPTY_TRANSCRIPT, findReply, reduceTranscript } from '../transcript/transcript-state.ts';
import { reduceInbox } from '../inbox/inbox-state.ts';
import type { DeskChange, DeskState, OutgoingReply } from './desk-state.ts';

function changeTranscript(state: DeskState, { id, change }: DeskChange & { type: 'transcript' }): DeskState {
  const transcript = reduceTranscript(state.transcripts[id] ?? EMPTY_TRANSCRIPT, change);
  const outgoing = state.outgoing.filter(
    (reply) => reply.conversationId !== id || !findReply(transcript, reply.clientMessageId),
  );
  const next = { ...state, outgoing, transcripts: { ...state.transcripts, [id]: transcript } };
  if (change.type !== 'opened') return next;
  return {
    ...next,
    unopened: { ...state.unopened, [id]: undefined },
    inbox: reduceInbox(state.inbox, { type: 'changed', summary: change.transcript.summary }),
  };
}

function changeHandover(state: DeskState, id: ConversationId, handover: Handover): DeskState {
  const summary = state.inbox.summaries[id];
  if (!summary || summary.handover.version > handover.version) return state;
  const summaries = { ...state.inbox.summaries, [id]: { ...summary, handover } };
  return { ...state, inbox: { ...state.inbox, summaries } };
}

function sendAgain(outgoing: readonly OutgoingReply[], reply: OutgoingReply): readonly OutgoingReply[] {
  const isKnown = outgoing.some(({ clientMessageId }) => clientMessageId === reply.clientMessageId);
  if (!isKnown) return [...outgoing, reply];
  return outgoing.map((other) => (other.clientMessageId === reply.clientMessageId ? reply : other));
}

function changeReply(state: DeskState, clientMessageId: string, changes: Partial<OutgoingReply>): DeskState {
  const change = (reply: OutgoingReply) =>
    reply.clientMessageId === clientMessageId ? { ...reply, ...changes } : reply;
  return { ...state, outgoing: state.outgoing.map(change) };
}

/** Returns the state after a change. */
export function reduceDesk(state: DeskState, change: DeskChange): DeskState {
  switch (change.type) {
    case 'link':
      return {
        ...state,
        link: change.status,
        // A desk that lets somebody in does not stop.
        isDraining: state.isDraining && change.status !== 'online',
        // Without a connection nobody would say that it is over.
        typing: {},
      };
    case 'draining':
      return { ...state, isDraining: change.isDraining };
    case 'inbox':
      return { ...state, inbox: reduceInbox(state.inbox, change.change) };
    case 'transcript':
      return changeTranscript(state, change);
    case 'unopened':
      return { ...state, unopened: { ...state.unopened, [change.id]: change.error } };
    case 'handover':
      return changeHandover(state, change.id, change.handover);
    case 'moving':
      return { ...state, moving: { ...state.moving, [change.id]: change.move } };
    case 'notice':
      return { ...state, notices: { ...state.notices, [change.id]: change.text } };
    case 'reply-sending':
      return { ...state, outgoing: sendAgain(state.outgoing, change.reply) };
    case 'reply-waiting':
      return changeReply(state, change.clientMessageId, { isWaiting: true });
    case 'reply-failed':
      return changeReply(state, change.clientMessageId, { error: change.error });
    case 'reply-dropped': {
      const isOther = (reply: OutgoingReply) => reply.clientMessageId !== change.clientMessageId;
      return { ...state, outgoing: state.outgoing.filter(isOther) };
    }
    case 'draft': {
      const { [change.id]: _former, ...others } = state.drafts;
      const { id, text } = change;
      return { ...state, drafts: text === '' ? others : { ...others, [id]: text } };
    }
    case 'typing': {
      const isKnown = (state.typing[change.id] ?? false) === change.isTyping;
      return isKnown ? state : { ...state, typing: { ...state.typing, [change.id]: change.isTyping } };
    }
    case 'announce':
      return { ...state, announcement: { count: state.announcement.count + 1, text: change.text } };
  }
}
