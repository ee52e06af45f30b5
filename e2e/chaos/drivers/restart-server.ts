// The fourth driver: the desk is restarted again and again by SIGTERM while many are connected and answers are being written.

import { createRandom, type Random } from '../desk/random.ts';
import { QUESTION, type ChaosDesk } from '../desk/start-chaos-desk.ts';
import { holdsWithin, pause, until } from '../desk/until.ts';
import { checkTranscript, type Violation } from '../visitor/check-transcript.ts';

/** How many are connected, and how often the desk is restarted. */
export interface RestartPlan {
  readonly sockets: number;
  /** How many answers are being written at each restart. */
  readonly liveAnswers: number;
  readonly restarts: number;
  /** In a question, asks for an answer that takes longer than a stop waits. */
  readonly longMark: string;
  /** In a question, asks for an answer that is there at once. */
  readonly quickMark: string;
}

/** What became of it. */
export interface RestartFigures {
  readonly violations: readonly Violation[];
  readonly acknowledged: number;
  /** How many answers were being written when the desk was asked to stop. */
  readonly liveAtStop: number;
  readonly complete: number;
  readonly interrupted: number;
  readonly exits: readonly { readonly status: number | null; readonly tookMs: number }[];
  /** From the start to the moment when every tab was up to date, the longest, in milliseconds. */
  readonly returnMaxMs: number;
}

const CONNECT_LIMIT_MS = 60_000;
const SETTLE_LIMIT_MS = 60_000;
/** A tab comes back within this, spread at random. */
const RECONNECT_WITHIN_MS = 2_000;

interface Restarting extends RestartPlan {
  readonly random: Random;
  readonly hasLong: boolean;
}

type VisitorTab = Awaited<ReturnType<ChaosDesk['openTab']>>;

/** Takes some of the tabs, none twice. */
function sample(tabs: readonly VisitorTab[], count: number, random: Random): readonly VisitorTab[] {
  const left = [...tabs];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(random.between(0, left.length - 1), 1),
  ).flat();
}

/** Writes messages until it is told to stop, so that some meet the desk while it goes down. */
function writeMeanwhile(tabs: readonly VisitorTab[], { quickMark, random }: Restarting) {
  const over = new AbortController();
  const writing = (async () => {
    while (!over.signal.aborted) {
      const tab = random.pick(tabs);
      tab.send(`${QUESTION} ${quickMark} ${tab.name}, ${tab.sent.length + 1}`);
      await pause(random.between(20, 200));
    }
  })();
  return async () => {
    over.abort();
    await writing;
  };
}

/** Lets answers begin and restarts the desk in the middle of them. @param hasLong whether every other answer is a long one */
async function restartOnce(chaos: ChaosDesk, tabs: readonly VisitorTab[], plan: Restarting) {
  const letGo = chaos.model.hold();
  const askers = sample(tabs, plan.liveAnswers, plan.random);
  for (const [index, tab] of askers.entries()) {
    tab.send(`${QUESTION} ${plan.hasLong && index % 2 === 0 ? plan.longMark : '(short)'} ${tab.name}`);
  }
  const isLive = (tab: VisitorTab) => tab.view.live().length > 0;
  await until('answers are being written', CONNECT_LIMIT_MS, () => askers.every(isLive));
  letGo();
  const others = tabs.filter((tab) => !askers.includes(tab));
  const stopWriting = writeMeanwhile(others, plan);
  const liveAtStop = new Set(tabs.flatMap(({ view }) => view.live().map(({ answerId }) => answerId)));
  const exit = await chaos.desk.stop();
  await stopWriting();
  await chaos.desk.restart();
  const begin = Date.now();
  await holdsWithin(SETTLE_LIMIT_MS, () => tabs.every((tab) => tab.isUpToDate()));
  const returnMs = Date.now() - begin;
  await holdsWithin(SETTLE_LIMIT_MS, () => tabs.every((tab) => tab.isAnswered()));
  return { exit, liveAtStop, returnMs };
}

async function checkAll(chaos: ChaosDesk, tabs: readonly VisitorTab[], liveAtStop: ReadonlySet<string>) {
  const violations: Violation[] = [];
  const figures = { complete: 0, interrupted: 0 };
  for (const tab of tabs.filter(({ sent }) => sent.length > 0)) {
    const { stored, lastSeq } = await chaos.read(tab);
    violations.push(...checkTranscript({ stored, lastSeq, tabs: [tab] }));
    for (const message of stored) {
      if (message.kind !== 'answer' || !liveAtStop.has(message.id)) continue;
      const verdict = chaos.model.judge(message.text);
      if (message.status === 'complete' && verdict === 'whole') figures.complete += 1;
      else if (message.status === 'interrupted' && verdict === 'beginning') figures.interrupted += 1;
      else violations.push({ kind: 'differs', what: `${message.status}: “${message.text}”` });
    }
  }
  return { violations, ...figures };
}

/** Runs the driver on a desk. */
export async function restartServer(chaos: ChaosDesk, plan: RestartPlan): Promise<RestartFigures> {
  const random = createRandom();
  const tabs: VisitorTab[] = [];
  for (let index = 0; index < plan.sockets; index += 1) {
    tabs.push(await chaos.openTab({ name: `visitor-${index + 1}`, reconnectWithinMs: RECONNECT_WITHIN_MS }));
  }
  await until('all visitors are connected', CONNECT_LIMIT_MS, () => tabs.every((tab) => tab.isUpToDate()));
  const restarts: Awaited<ReturnType<typeof restartOnce>>[] = [];
  for (let count = 0; count < plan.restarts; count += 1) {
    restarts.push(
      await restartOnce(chaos, tabs, { ...plan, random, hasLong: count % 2 === 1 || plan.restarts === 1 }),
    );
  }
  const liveAtStop = new Set(restarts.flatMap((restart) => [...restart.liveAtStop]));
  const checked = await checkAll(chaos, tabs, liveAtStop);
  for (const tab of tabs) tab.close();
  return {
    ...checked,
    liveAtStop: liveAtStop.size,
    acknowledged: tabs.flatMap(({ sent }) => sent).filter(({ receipts }) => receipts.length > 0).length,
    exits: restarts.map(({ exit }) => exit),
    returnMaxMs: Math.max(...restarts.map(({ returnMs }) => returnMs)),
  };
}
