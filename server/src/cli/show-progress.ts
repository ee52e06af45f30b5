// Shows how far something is: a bar for a person at a terminal, plain lines for a file or a pipe.

import { Presets, SingleBar } from 'cli-progress';

/** Shows how far something is. */
export interface ProgressDisplay {
  /** @param total `null` while it is not known; `note` says in a few words what was done */
  update(done: number, total: number | null, note: string): void;
  end(): void;
}

const LINE_EVERY_MS = 5_000;

/** Begins to show how far something is. @param stream where to: a terminal gets a bar */
export function showProgress(stream: NodeJS.WriteStream): ProgressDisplay {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): ProgressDisplay {
  const shown = new SingleBar(
    { format: '{bar} {value}/{total} {note}', stream, hideCursor: true, clearOnComplete: true, barsize: 30 },
    Presets.shades_classic,
  );
  shown.start(1, 0, { note: '' });
  return {
    update(done, total, note) {
      shown.setTotal(Math.max(total ?? 0, done, 1));
      shown.update(done, { note });
    },
    end: () => shown.stop(),
  };
}

function lines(stream: NodeJS.WriteStream): ProgressDisplay {
  let [lastAt, last] = [0, ''];
  return {
    update(done, total, note) {
      const line = `${done}/${total ?? '?'} ${note}`;
      if (line === last || Date.now() - lastAt < LINE_EVERY_MS) return;
      [lastAt, last] = [Date.now(), line];
      stream.write(`${line}\n`);
    },
    end: () => undefined,
  };
}
