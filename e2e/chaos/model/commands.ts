// Every command of the model test, with how often it comes.

import fc from 'fast-check';

import { move, openAsAda, reply } from './agent-commands.ts';
import type { Command } from './command.ts';
import type { AgentSeat } from './expected-transcript.ts';
import {
  burst,
  comeBack,
  goOffline,
  lose,
  openTab,
  release,
  reload,
  retry,
  send,
  sendAgain,
  stop,
  wish,
} from './visitor-commands.ts';

/** Every kind of command. Writing is the most frequent. */
export function commandArbitraries(): fc.Arbitrary<Command>[] {
  const index = fc.nat({ max: 20 });
  const agent = fc.constantFrom<AgentSeat[]>('ada', 'bo');
  const sending = fc.record({ isHeld: fc.boolean(), losesAck: fc.boolean() });
  return [
    fc.tuple(index, sending).map(([tab, options]) => send(tab, options)),
    fc.tuple(index, sending).map(([tab, options]) => send(tab, options)),
    fc.array(index, { minLength: 2, maxLength: 5 }).map(burst),
    fc.tuple(index, index).map(([tab, message]) => sendAgain(tab, message)),
    index.map(lose),
    index.map(goOffline),
    index.map(comeBack),
    fc.constant(null).map(openTab),
    index.map(reload),
    fc
      .tuple(index, fc.constantFrom('request' as const, 'cancel' as const))
      .map(([tab, kind]) => wish(tab, kind)),
    fc
      .tuple(agent, fc.constantFrom('claim' as const, 'return' as const, 'resolve' as const))
      .map(([seat, kind]) => move(seat, kind)),
    fc.constant(null).map(openAsAda),
    fc.tuple(agent, fc.boolean()).map(([seat, isRepeated]) => reply(seat, isRepeated)),
    fc.tuple(index, index).map(([tab, answer]) => stop(tab, answer)),
    fc.constant(null).map(release),
    fc.tuple(index, index).map(([tab, answer]) => retry(tab, answer)),
  ];
}
