// The first driver: the desk is killed while many visitors write, and must keep every promise about their messages.

import { createRandom, type Random } from '../desk/random.ts';
import { QUESTION, type ChaosDesk } from '../desk/start-chaos-desk.ts';
import { holdsWithin, pause, until } from '../desk/until.ts';
import { AIMS, killAt, type Aim } from '../faults/aim-kills.ts';
import { checkTranscript, type Violation } from '../visitor/check-transcript.ts';
import type { Tab } from '../visitor/open-tab.ts';

/** How much is written and how often the desk dies. */
export interface KillPlan {
  readonly conversations: number;
  readonly messagesEach: number;
  readonly kills: number;
  /** The moments to aim at, in turn; all of them by default. */
  readonly aims?: readonly Aim[];
  /** How long to wait at the end until all is quiet, a minute by default. */
  readonly settleWithinMs?: number;
}

/** What became of it. */
export interface KillFigures {
  readonly violations: readonly Violation[];
  readonly acknowledged: number;
  /** How many messages were acknowledged only as already stored. */
  readonly repeated: number;
  readonly interrupted: number;
  readonly kills: ReadonlyMap<Aim, number>;
  /** From the moment when the desk ran again to the moment when a tab was up to date, in milliseconds. */
  readonly returnP95Ms: number;
}

const AIM_LIMIT_MS = 15_000;
const CONNECT_LIMIT_MS = 60_000;
const SETTLE_LIMIT_MS = 60_000;
/** How many tabs lose their connection so that there is a resume to aim at. */
const LOST_LINKS = 5;

type VisitorTab = Awaited<ReturnType<ChaosDesk['openTab']>>;

/** Hands the tabs their messages in small loads, so that there is something under way at each kill. */
function createWriters(tabs: readonly Tab[], { messagesEach, kills }: KillPlan, random: Random) {
  const left = tabs.flatMap((tab) => Array.from({ length: messagesEach }, () => tab));
  const load = Math.ceil(left.length / (kills + 1));
  const writeOne = () => {
    const [tab] = left.splice(random.between(0, left.length - 1), 1);
    tab?.send(`${QUESTION} ${tab.name}, ${tab.sent.length + 1}`);
  };
  return {
    load,
    async writeLoad(): Promise<void> {
      for (let count = 0; count < load && left.length > 0; count += 1) {
        writeOne();
        await pause(random.between(0, 20));
      }
    },
    writeRest(): void {
      while (left.length > 0) writeOne();
    },
  };
}

/** Notes how long each tab takes to be up to date again. */
async function measureReturn(tabs: readonly Tab[], times: number[]): Promise<void> {
  const begin = Date.now();
  const away = new Set(tabs);
  await holdsWithin(SETTLE_LIMIT_MS, () => {
    for (const tab of away) {
      if (!tab.isUpToDate()) continue;
      away.delete(tab);
      times.push(Date.now() - begin);
    }
    return away.size === 0;
  });
}

/** @param skipMax how many such moments may pass before */
async function killOnce(
  { proxy, desk }: ChaosDesk,
  aim: Aim,
  { random, skipMax }: { readonly random: Random; readonly skipMax: number },
): Promise<boolean> {
  const skip = random.between(0, skipMax);
  const shot = killAt(aim, { proxy, random, kill: async () => desk.kill(), skip, limitMs: AIM_LIMIT_MS });
  if (aim === 'mid-resume') {
    const links = proxy.links();
    for (let lost = 0; lost < LOST_LINKS && links.length > 0; lost += 1) random.pick(links).cut();
  }
  return shot;
}

/** Checks every conversation when all is quiet. */
async function checkAll(chaos: ChaosDesk, tabs: readonly VisitorTab[]) {
  const violations: Violation[] = [];
  let interrupted = 0;
  for (const tab of tabs) {
    const { stored, lastSeq } = await chaos.read(tab);
    violations.push(...checkTranscript({ stored, lastSeq, tabs: [tab] }));
    for (const message of stored) {
      if (message.kind !== 'answer') continue;
      const verdict = chaos.model.judge(message.text);
      if (message.status === 'interrupted') interrupted += 1;
      const isRight = verdict === 'whole' || (message.status === 'interrupted' && verdict === 'beginning');
      if (!isRight) violations.push({ kind: 'differs', what: `${message.status}: “${message.text}”` });
    }
  }
  return { violations, interrupted };
}

/** Runs the driver on a desk. */
export async function killServer(chaos: ChaosDesk, plan: KillPlan): Promise<KillFigures> {
  const random = createRandom();
  const { aims = AIMS, settleWithinMs = SETTLE_LIMIT_MS } = plan;
  const tabs: VisitorTab[] = [];
  for (let index = 0; index < plan.conversations; index += 1) {
    tabs.push(await chaos.openTab({ name: `visitor-${index + 1}` }));
  }
  await until('all visitors are connected', CONNECT_LIMIT_MS, () => tabs.every((tab) => tab.isUpToDate()));
  const writers = createWriters(tabs, plan, random);
  const kills = new Map<Aim, number>();
  const returnTimes: number[] = [];
  for (let kill = 0; kill < plan.kills; kill += 1) {
    const aim = aims[kill % aims.length] ?? 'mid-stream';
    const skipMax = aim === 'mid-resume' ? 1 : Math.floor(writers.load / 2);
    const shot = killOnce(chaos, aim, { random, skipMax });
    const writing = writers.writeLoad();
    if (await shot) {
      kills.set(aim, (kills.get(aim) ?? 0) + 1);
      await chaos.desk.restart();
    }
    await Promise.all([writing, measureReturn(tabs, returnTimes)]);
  }
  writers.writeRest();
  await holdsWithin(settleWithinMs, () => tabs.every((tab) => tab.isAnswered()));
  const checked = await checkAll(chaos, tabs);
  for (const tab of tabs) tab.close();
  const receipts = tabs.flatMap(({ sent }) => sent.flatMap((message) => message.receipts));
  return {
    ...checked,
    kills,
    acknowledged: receipts.length,
    repeated: receipts.filter(({ duplicate }) => duplicate).length,
    returnP95Ms: returnTimes.toSorted((a, b) => a - b)[Math.floor(returnTimes.length * 0.95)] ?? 0,
  };
}
