// An answer writer that follows a script: what a test says is what is written.

import type { AnswerWriter, WrittenAnswer } from '../../src/ports/answer-writer.ts';

interface Script {
  /** The pieces, one after the other. */
  readonly pieces?: readonly string[];
  readonly escalation?: WrittenAnswer['escalation'];
  /** Waited for before each piece but the first. */
  readonly gate?: () => Promise<void>;
  /** Thrown after this many pieces. */
  readonly failAfter?: number;
}

/** Makes a writer that answers every question by a script; without one it repeats the question. */
export function createScriptedWriter(scriptFor: (question: string) => Script = () => ({})): AnswerWriter {
  return {
    async *write({ question }, signal) {
      const script = scriptFor(question);
      const pieces = script.pieces ?? ['You asked: ', question];
      for (const [index, text] of pieces.entries()) {
        if (index > 0) await script.gate?.();
        if (signal.aborted) return;
        if (script.failAfter === index) throw new Error('the script ends here');
        yield { type: 'delta', text };
      }
      const escalation = script.escalation ?? { requiresEscalation: false, confidence: 1 };
      yield {
        type: 'done',
        text: pieces.join(''),
        citations: [],
        escalation,
        receipt: {
          provider: 'scripted',
          passages: [],
          decision: 'as scripted',
          confidence: escalation.confidence,
          latencyMs: 1,
        },
      };
    },
  };
}
