// The fifth driver: the server's stories in one process, several things at once, with crashes in between; thousands of sequences.

import fc from 'fast-check';

import { SEED } from '../desk/random.ts';
import { deliver, moments, perform, type Kept, type Moment } from '../stories/acts.ts';
import { checkStory } from '../stories/check-story.ts';
import { beginStory, type Sabotage, type StoryGround } from '../stories/story-process.ts';

/** How much is tried. */
export interface StoryPlan {
  readonly sequences: number;
  readonly momentsMax: number;
  /** How many sequences run at the same time, each in a conversation of its own. */
  readonly lanes: number;
  readonly isShrinking: boolean;
  readonly sabotage?: Sabotage;
}

/** What has been tried. */
export interface StoryFigures {
  sequences: number;
  acts: number;
  crashes: number;
  messages: number;
}

/** Runs one sequence to its end. @throws {Error} that names every broken promise */
async function tell(
  ground: StoryGround,
  plan: StoryPlan,
  sequence: readonly Moment[],
  figures: StoryFigures,
) {
  const story = beginStory(ground, plan.sabotage);
  const kept: Kept[] = [];
  const lives = [story.life().told];
  for (const { acts, crash } of sequence) {
    const { mortal } = story.life();
    if (crash) mortal.dieAfter(crash.afterCalls, crash.moment);
    await Promise.all(acts.map(async (act) => perform(story, act, kept)));
    figures.acts += acts.length;
    if (!crash) continue;
    await story.restart();
    figures.crashes += 1;
    lives.push(story.life().told);
    for (const each of kept) {
      if (each.receipts.length === 0 && !each.isRefused) await deliver(story, each);
    }
  }
  await story.rest();
  const wrong = await checkStory(story, { kept, lives });
  figures.sequences += 1;
  figures.messages += kept.length;
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}

/**
 * Runs the driver.
 * @throws {Error} with the shortest sequence found, its seed and its path, when one breaks a promise
 */
export async function followStories(ground: StoryGround, plan: StoryPlan): Promise<StoryFigures> {
  const figures = { sequences: 0, acts: 0, crashes: 0, messages: 0 };
  const property = fc.asyncProperty(moments(plan.momentsMax), async (sequence) =>
    tell(ground, plan, sequence, figures),
  );
  const runLane = async (lane: number) =>
    fc.assert(property, {
      seed: SEED + lane,
      numRuns: Math.ceil(plan.sequences / plan.lanes),
      endOnFailure: !plan.isShrinking,
    });
  await Promise.all(Array.from({ length: plan.lanes }, async (_, lane) => runLane(lane)));
  return figures;
}

/** More calls of the store than one message takes. */
const CALLS_MAX = 24;

/**
 * Sends one message again and again, each time with a crash at another call of the store. For controls: the same every time.
 * @returns every broken promise
 */
export async function crashEverywhere(ground: StoryGround, sabotage?: Sabotage): Promise<readonly string[]> {
  const broken: string[] = [];
  const plan = { sequences: 1, momentsMax: 1, lanes: 1, isShrinking: false, ...(sabotage && { sabotage }) };
  for (let afterCalls = 0; afterCalls <= CALLS_MAX; afterCalls += 1) {
    for (const moment of ['before', 'after'] as const) {
      const sequence: Moment[] = [{ acts: [{ type: 'send' }], crash: { afterCalls, moment } }];
      const figures = { sequences: 0, acts: 0, crashes: 0, messages: 0 };
      await tell(ground, plan, sequence, figures).catch((error: unknown) => broken.push(String(error)));
    }
  }
  return broken;
}
