// The third driver: random series of what visitors and agents may do, each compared with a model of the conversation.

import fc from 'fast-check';

import { SEED } from '../desk/random.ts';
import { createModel, type Command } from '../model/command.ts';
import { commandArbitraries } from '../model/commands.ts';
import { beginConversation, type ModelDesk, type Trial } from '../model/conversation-under-test.ts';
import { expectMessages, expectNothing } from '../model/expected-transcript.ts';
import { HOLD } from '../model/held-writer.ts';

/** How much is tried. */
export interface ModelPlan extends Trial {
  readonly sequences: number;
  /** The length of the longest series. */
  readonly commands: number;
  /** No series begins after this. */
  readonly timeLimitMs: number;
  /** Whether to look for the shortest failing series. */
  readonly isShrinking: boolean;
  /** How many series run at the same time, each in a conversation of its own. */
  readonly lanes: number;
}

/** What has been tried. */
export interface ModelFigures {
  sequences: number;
  commands: number;
}

/** Runs one series in a conversation of its own. @throws {Error} that names every difference from the model */
async function follow(desk: ModelDesk, trial: Trial, commands: Iterable<Command>): Promise<void> {
  const real = await beginConversation(desk, trial);
  const model = createModel(expectNothing());
  try {
    await fc.asyncModelRun(() => ({ model, real }), commands);
    for (const { text } of real.sent) {
      if (text.startsWith(HOLD)) desk.held.release(text.slice(HOLD.length));
    }
    const pending = model.tabs.flatMap((tab) => tab.pending);
    if (pending.length > 0) expectMessages(model.expected, pending);
    await real.finish(model.expected);
  } finally {
    real.close();
  }
}

/**
 * Runs the driver on a desk.
 * @throws {Error} with the shortest series found, its seed and its path, when one does not end as the model says
 */
export async function followModel(desk: ModelDesk, plan: ModelPlan): Promise<ModelFigures> {
  const figures = { sequences: 0, commands: 0 };
  const series = fc.commands(commandArbitraries(), { maxCommands: plan.commands, size: 'max' });
  const property = fc.asyncProperty(series, async (commands) => {
    await follow(desk, plan, commands);
    figures.sequences += 1;
    figures.commands += [...commands].length;
  });
  const runLane = async (lane: number) =>
    fc.assert(property, {
      seed: SEED + lane,
      numRuns: Math.ceil(plan.sequences / plan.lanes),
      interruptAfterTimeLimit: plan.timeLimitMs,
      markInterruptAsFailure: false,
      endOnFailure: !plan.isShrinking,
    });
  await Promise.all(Array.from({ length: plan.lanes }, async (_, lane) => runLane(lane)));
  return figures;
}
