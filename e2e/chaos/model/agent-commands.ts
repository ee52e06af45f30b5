// What agents may do, each act with what it must lead to.

import { randomUUID } from 'node:crypto';

import { command, hasBegun, same, type Command } from './command.ts';
import { outcomeOf } from './conversation-under-test.ts';
import { expectMove, expectReply, type AgentSeat } from './expected-transcript.ts';

/** An agent takes the conversation, gives it back, or closes the matter. */
export const move = (agent: AgentSeat, kind: 'claim' | 'return' | 'resolve') =>
  command(`${agent} ${kind}s`, hasBegun, async (model, real) => {
    const result = await real.model.agents[agent].emitWithAck(`conversation:${kind}`, {
      conversationId: real.id,
    });
    same(`${agent} ${kind}s`, outcomeOf(result), expectMove(model.expected, kind, agent));
  });

/** Ada opens the conversation, and watches it from then on. */
export const openAsAda = () =>
  command('ada opens', hasBegun, async (_model, real) => {
    if (!real.adasView) await real.openAsAda();
  });

/** An agent replies, or sends the last reply again with other words. */
export function reply(agent: AgentSeat, isRepeated: boolean): Command {
  return command(`${agent} replies${isRepeated ? ' again' : ''}`, hasBegun, async (model, real) => {
    const own = [...model.replies].filter(([, by]) => by === agent).map(([id]) => id);
    const earlier = isRepeated ? own.at(-1) : undefined;
    const clientMessageId = earlier ?? randomUUID();
    const text = `from ${agent}`;
    const sent = { conversationId: real.id, clientMessageId, text: earlier ? 'other words' : text };
    const result = await real.model.agents[agent].emitWithAck('message:reply', sent);
    const isHolder = model.expected.state === 'human' && model.expected.holder === agent;
    if (earlier) return same('a repeated reply', result.ok && result.value.duplicate, isHolder);
    same(`${agent} replies`, outcomeOf(result), expectReply(model.expected, clientMessageId, agent));
    if (!result.ok) return;
    model.replies.set(clientMessageId, agent);
    const { messageId: id, seq, createdAt } = result.value;
    const { id: agentId, name } = real.model.desk.agents[agent === 'ada' ? 0 : 1];
    const message = {
      kind: 'agent',
      id,
      seq,
      createdAt,
      conversationId: real.id,
      clientMessageId,
      text,
    } as const;
    if (agent === 'ada') real.adasView?.place({ ...message, agent: { id: agentId, name } });
  });
}
