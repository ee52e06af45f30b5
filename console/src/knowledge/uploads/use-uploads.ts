// Sends files one after the other, and keeps what became of each.

import { useRef, useState } from 'preact/hooks';

import type { DocumentOutcome, DocumentOutcomes } from '@frontdesk/contract';

import { usePageTools } from '../../page/page-tools.ts';
import type { Outcome } from '../../transport/agent-link.ts';
import { path, query } from '../../transport/rest-client.ts';
import { contentTypeOf, uploadSummary, whyNotSent, type UploadEntry } from './upload-state.ts';

interface Waiting {
  readonly key: number;
  readonly file: File;
}

function outcomesOf(name: string, outcome: Outcome<DocumentOutcomes>): readonly DocumentOutcome[] {
  if (outcome.ok) return outcome.value.items;
  const { message, details = [] } = outcome.error;
  return [{ ok: false, key: name, reason: [message, ...details].join(' ') }];
}

/** Returns the files that were given, and how to give more. @param onEnd called when all have been sent */
export function useUploads(onEnd: () => void) {
  const { rest, assistantId, tell } = usePageTools();
  const [entries, setEntries] = useState<readonly UploadEntry[]>([]);
  const workRef = useRef({ waiting: [] as Waiting[], isRunning: false, count: 0, latest: entries });

  function change(next: (known: readonly UploadEntry[]) => readonly UploadEntry[]) {
    workRef.current.latest = next(workRef.current.latest);
    setEntries(workRef.current.latest);
  }
  function setState(key: number, state: UploadEntry['state']) {
    change((known) => known.map((entry) => (entry.key === key ? { ...entry, state } : entry)));
  }

  async function send({ key, file }: Waiting): Promise<void> {
    const refusal = whyNotSent(file);
    if (refusal) {
      return setState(key, { kind: 'ended', outcomes: [{ ok: false, key: file.name, reason: refusal }] });
    }
    setState(key, { kind: 'sending', share: 0 });
    const at = path`/assistants/${assistantId}/documents/upload` + query({ name: file.name });
    const outcome = await rest.upload<DocumentOutcomes>(at, {
      body: file,
      contentType: contentTypeOf(file.name),
      onProgress: (share) => setState(key, { kind: 'sending', share }),
    });
    setState(key, { kind: 'ended', outcomes: outcomesOf(file.name, outcome) });
  }

  async function run() {
    const { current } = workRef;
    if (current.isRunning) return;
    current.isRunning = true;
    for (let next = current.waiting.shift(); next; next = current.waiting.shift()) await send(next);
    current.isRunning = false;
    tell(uploadSummary(current.latest));
    onEnd();
  }

  function add(files: readonly File[]) {
    const added = files.map((file) => ({ key: (workRef.current.count += 1), file }));
    workRef.current.waiting.push(...added);
    // What ended before is replaced by what begins now.
    change((known) => [
      ...(workRef.current.isRunning ? known : []),
      ...added.map(({ key, file }) => ({ key, name: file.name, state: { kind: 'waiting' } as const })),
    ]);
    if (added.length > 0) void run();
  }
  return { entries, add, clear: () => change(() => []) };
}
