// Keeps which servers share this desk's work.

/** Names one running process of a desk. A process that starts anew has a new name. */
export type ServerId = `srv_${string}`;

/** A sign of life. */
export interface ServerBeat {
  readonly id: ServerId;
  /** Another number with each sign of life. */
  readonly beat: number;
}

/** Keeps the servers' signs of life. */
export interface ServerStore {
  /** Notes a sign of life; the first one makes the server known to the others. */
  beat(beat: ServerBeat): Promise<void>;
  /** @returns the last sign of life of every server that was not removed */
  list(): Promise<readonly ServerBeat[]>;
  /** Forgets a server that has stopped or is gone. */
  remove(id: ServerId): Promise<void>;
}
