// Above the transcript: with whom, how it stands, what can be done.

import type { RefObject } from 'preact';

import type { AgentId, ConversationSummary } from '@frontdesk/contract';

import type { HandoverMove } from '../desk/desk-state.ts';
import { stateWords } from '../inbox/reason-words.ts';
import { isWaiting } from '../inbox/sections.ts';
import { elapsedWords, fullMoment } from '../ui/format-time.ts';
import { useNow } from '../ui/use-now.ts';
import { allowedMoves } from './allowed-moves.ts';

const MOVE_NAMES: Readonly<Record<HandoverMove, string>> = {
  claim: 'Claim',
  return: 'Return to assistant',
  resolve: 'Resolve',
};

function Moves(props: {
  readonly moves: readonly HandoverMove[];
  readonly moving: HandoverMove | undefined;
  readonly onMove: (move: HandoverMove) => void;
}) {
  return (
    <div class="moves">
      {props.moves.map((move) => (
        <button
          key={move}
          type="button"
          class={move === props.moves[0] && move === 'claim' ? 'button primary' : 'button'}
          aria-disabled={props.moving !== undefined}
          aria-busy={props.moving === move}
          onClick={() => props.onMove(move)}
        >
          {MOVE_NAMES[move]}
        </button>
      ))}
    </div>
  );
}

/** Shows the head of a conversation. */
export function ConversationHead(props: {
  readonly summary: ConversationSummary;
  readonly agentId: AgentId;
  readonly backHref: string;
  readonly moving: HandoverMove | undefined;
  readonly titleRef: RefObject<HTMLHeadingElement | null>;
  readonly onMove: (move: HandoverMove) => void;
}) {
  const { summary, agentId, backHref, moving, titleRef, onMove } = props;
  const { state, since } = summary.handover;
  const nowMs = useNow();
  return (
    <header class="conversation-head">
      <a class="back button small" href={backHref}>
        Back to the list
      </a>
      <div class="conversation-title">
        <h2 ref={titleRef} tabIndex={-1}>
          <bdi>{summary.visitor.displayName}</bdi>
        </h2>
        <p class={`tag ${isWaiting(state) ? 'waiting' : state}`} title={`Since ${fullMoment(since)}`}>
          {stateWords(summary, agentId)}
          {isWaiting(state) && `, ${elapsedWords(since, nowMs)}`}
        </p>
      </div>
      <Moves moves={allowedMoves(summary, agentId)} moving={moving} onMove={onMove} />
    </header>
  );
}
