// An answer writer that follows a script: what a test says is what is written.

import type { AnswerWriter, Question, WrittenAnswer } from '../../src/ports/answer-writer.ts';

interface Script {
  /** The pieces, one after the other. */
  readonly pieces?: readonly string[];
  readonly escalation?: WrittenAnswer['escalation'];
  readonly citations?: WrittenAnswer['citations'];
  /** Waited for before each piece but the first. */
  readonly gate?: () => Promise<void>;
  /** Called when the reader wants no more. */
  readonly onAbort?: () => void;
  /** Thrown after this many pieces. */
  readonly failAfter?: number;
}

/** What every scripted answer costs. */
export const SCRIPTED_TOKENS = { inputTokens: 11, outputTokens: 7 } as const;

/** Makes a writer that answers every question by a script; without one it repeats the question. */
export function createScriptedWriter(
  scriptFor: (question: string, asked: Question) => Script = () => ({}),
): AnswerWriter {
  return {
    async *write(asked, signal) {
      const { question } = asked;
      const script = scriptFor(question, asked);
      const pieces = script.pieces ?? ['You asked: ', question];
      for (const [index, text] of pieces.entries()) {
        if (index > 0) await script.gate?.();
        if (signal.aborted) {
          script.onAbort?.();
          return;
        }
        if (script.failAfter === index) throw new Error('the script ends here');
        yield { type: 'delta', text };
      }
      if (script.failAfter === pieces.length) throw new Error('the script ends here');
      const escalation = script.escalation ?? { requiresEscalation: false, confidence: 1 };
      yield {
        type: 'done',
        text: pieces.join(''),
        citations: script.citations ?? [],
        escalation,
        receipt: {
          provider: 'scripted',
          passages: [],
          decision: 'as scripted',
          confidence: escalation.confidence,
          latencyMs: 1,
          ...SCRIPTED_TOKENS,
        },
      };
    },
  };
}
