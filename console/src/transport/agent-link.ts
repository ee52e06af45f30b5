// The port through which the console talks with the desk. Components and tests know only this.

import type { AgentToServer, ErrorCode, ServerToAgent } from '@frontdesk/contract';

/** What an agent's console may ask. */
export type AgentRequest = keyof AgentToServer;
/** What a request carries. */
export type RequestPayload<E extends AgentRequest> = Parameters<AgentToServer[E]>[0];
type AckResult<E extends AgentRequest> = Parameters<Parameters<AgentToServer[E]>[1]>[0];
/** What a request is answered with. */
export type RequestReply<E extends AgentRequest> = Extract<AckResult<E>, { ok: true }>['value'];

/** Why something did not happen: a refusal of the desk, or `no_answer` when none came. */
export interface Refusal {
  readonly code: ErrorCode | 'no_answer';
  /** A whole sentence for the agent. */
  readonly message: string;
  readonly retryable: boolean;
  /** The earliest moment at which trying again makes sense, in milliseconds from now. */
  readonly retryAfterMs?: number;
  /** What exactly was wrong, each beginning with the name of its field: `name: must not be empty`. */
  readonly details?: readonly string[];
}

/** What came of a request. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Refusal };

/** How the connection stands. `refused` means that the desk does not know this agent any more. */
export type LinkStatus = 'connecting' | 'online' | 'offline' | 'refused';

/** What the desk tells, each with its name. */
export type DeskEvent = {
  [E in keyof ServerToAgent]: { readonly name: E; readonly payload: Parameters<ServerToAgent[E]>[0] };
}[keyof ServerToAgent];

/** Hears what happens on a link. */
export interface LinkListener {
  onStatus(status: LinkStatus): void;
  onEvent(event: DeskEvent): void;
}

/** A connection to the desk that comes back by itself. */
export interface AgentLink {
  /** Asks the desk; the promise never rejects and settles within the ack timeout. */
  request<E extends AgentRequest>(event: E, payload: RequestPayload<E>): Promise<Outcome<RequestReply<E>>>;
  /** Begins to connect and tells the listener everything from then on. */
  open(listener: LinkListener): void;
  /** Tries to connect at once instead of waiting for the next attempt. */
  reconnect(): void;
  close(): void;
}
