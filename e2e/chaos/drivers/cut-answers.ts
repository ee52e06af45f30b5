// The second driver: readers lose a streaming answer somewhere in the middle, in every way, and must end up with the stored text.

import { createRandom, type Random } from '../desk/random.ts';
import { QUESTION, type ChaosDesk } from '../desk/start-chaos-desk.ts';
import { holdsWithin, pause } from '../desk/until.ts';
import { checkTranscript, type Violation } from '../visitor/check-transcript.ts';
import type { TabOptions } from '../visitor/open-tab.ts';

/** The ways to lose an answer. */
export const CUTS = ['drop', 'half a frame', 'reload', 'second tab', 'half-open', 'offline'] as const;

/** One of the ways. */
export type Cut = (typeof CUTS)[number];

/** How often to cut. */
export interface CutPlan {
  readonly cuts: number;
  /** How many visitors read at the same time. */
  readonly atOnce: number;
  /** The length of an answer in UTF-16 code units, roughly; cuts lie in it at random. */
  readonly answerChars: number;
  /** How long a reader may take to have the whole answer. */
  readonly readWithinMs: number;
  /** Opens tabs that don't keep the widget's promises. For controls only. */
  readonly isForgetful?: boolean;
}

/** What became of it. */
export interface CutFigures {
  /** How many answers every reader has byte for byte as they are stored. */
  readonly equal: number;
  readonly interrupted: number;
  readonly cuts: ReadonlyMap<Cut, number>;
  readonly violations: readonly Violation[];
}

type ReaderTab = Awaited<ReturnType<ChaosDesk['openTab']>>;

/** Does the harm. @returns the tabs that read on */
async function cutOff(
  chaos: ChaosDesk,
  tab: ReaderTab,
  { cut, random, again }: Cutting,
): Promise<readonly ReaderTab[]> {
  const links = () => chaos.proxy.links(tab.name);
  switch (cut) {
    case 'drop':
      for (const link of links()) link.cut();
      return [tab];
    case 'half a frame':
      await cutInFrame(chaos, tab);
      return [tab];
    case 'reload':
      tab.close();
      return [await again()];
    case 'second tab':
      return [tab, await again()];
    case 'half-open':
      for (const link of links()) link.freeze();
      await pause(random.between(50, 400));
      tab.lose();
      return [tab];
    case 'offline':
      tab.lose({ stayAway: true });
      await pause(random.between(100, 2_500));
      tab.socket.connect();
      return [tab];
  }
}

interface Cutting {
  readonly cut: Cut;
  readonly random: Random;
  /** Opens the same conversation in a new tab. */
  readonly again: () => Promise<ReaderTab>;
}

/** Cuts the connection after half of the next piece's bytes. A stream that has ended by then stays whole. */
async function cutInFrame({ proxy }: ChaosDesk, { name, view }: ReaderTab): Promise<void> {
  let isCut = false;
  const stop = proxy.watch((packet, link) => {
    if (isCut || link.tab !== name || packet.name !== 'answer:delta') return 'pass';
    isCut = true;
    link.cut(packet.bytes.subarray(0, packet.bytes.length / 2));
    return 'drop';
  });
  await holdsWithin(1_000, () => isCut || view.live().length === 0);
  stop();
}

/** Whether a reader has the question and its answer, whole. */
const isRead = (reader: ReaderTab) => reader.isSettled() && reader.view.messages().length === 2;

/** One visitor asks, is cut off somewhere in the answer, and reads on. */
async function cutOnce(
  chaos: ChaosDesk,
  plan: CutPlan,
  { name, cut, random }: Omit<Cutting, 'again'> & { readonly name: string },
) {
  const options: Pick<TabOptions, 'name' | 'isForgetful'> = { name, isForgetful: plan.isForgetful ?? false };
  const tab = await chaos.openTab(options);
  const { token, conversationId } = tab;
  const again = async () => chaos.openTab({ ...options, name: `${name}-again`, token, conversationId });
  tab.send(`${QUESTION} ${name}`);
  const offset = random.between(0, plan.answerChars - 1);
  const shown = () => tab.view.live()[0]?.text.length ?? -1;
  await holdsWithin(plan.readWithinMs, () => shown() >= offset || tab.view.messages().length === 2);
  const readers = await cutOff(chaos, tab, { cut, random, again });
  await holdsWithin(plan.readWithinMs, () => readers.every(isRead));
  const { stored, lastSeq } = await chaos.read(tab);
  for (const reader of [tab, ...readers]) reader.close();
  const violations = checkTranscript({
    stored,
    lastSeq,
    tabs: readers.map((reader) => ({ ...reader, sent: [] })),
  });
  const answer = stored[1]?.kind === 'answer' ? stored[1] : undefined;
  const verdict = chaos.model.judge(answer?.text ?? '');
  const isInterrupted = answer?.status === 'interrupted' && verdict === 'beginning';
  const isComplete = answer?.status === 'complete' && verdict === 'whole';
  return { violations, cut, isInterrupted, isEqual: violations.length === 0 && isComplete };
}

/** Runs the driver on a desk. */
export async function cutAnswers(chaos: ChaosDesk, plan: CutPlan): Promise<CutFigures> {
  const random = createRandom();
  const results: Awaited<ReturnType<typeof cutOnce>>[] = [];
  const todo = Array.from({ length: plan.cuts }, (_, index) => ({
    name: `reader-${index + 1}`,
    cut: CUTS[index % CUTS.length] ?? 'drop',
    random,
  }));
  const reader = async () => {
    for (let next = todo.shift(); next; next = todo.shift()) results.push(await cutOnce(chaos, plan, next));
  };
  await Promise.all(Array.from({ length: plan.atOnce }, reader));
  const cuts = new Map<Cut, number>();
  for (const { cut } of results) cuts.set(cut, (cuts.get(cut) ?? 0) + 1);
  return {
    cuts,
    equal: results.filter(({ isEqual }) => isEqual).length,
    interrupted: results.filter(({ isInterrupted }) => isInterrupted).length,
    violations: results.flatMap(({ violations }) => violations),
  };
}
