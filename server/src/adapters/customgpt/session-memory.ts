// Which conversation of CustomGPT belongs to which of the desk's.

/** Remembers conversations; what is forgotten begins a new one there. */
export interface SessionMemory {
  get(session: string): string | undefined;
  set(session: string, id: string): void;
}

/** More conversations than go on at the same time. */
const SESSIONS_MAX = 10_000;

/** Makes a memory of the latest conversations. It is lost with the process, so after a restart a conversation goes on in a new one. */
export function createSessionMemory(): SessionMemory {
  const known = new Map<string, string>();
  return {
    get(session) {
      const id = known.get(session);
      if (id === undefined) return undefined;
      known.delete(session);
      known.set(session, id);
      return id;
    },
    set(session, id) {
      known.set(session, id);
      const [oldest] = known.keys();
      if (known.size > SESSIONS_MAX && oldest !== undefined) known.delete(oldest);
    },
  };
}
