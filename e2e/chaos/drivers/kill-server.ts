// The first driver: the desk is killed while many visitors write, and must keep every promise about their messages.

import type { Message } from '@frontdesk/contract';

import { createRandom, type Random } from '../desk/random.ts';
import { QUESTION, type ChaosDesk } from '../desk/start-chaos-desk.ts';
import { holdsWithin, pause, until } from '../desk/until.ts';
import { AIMS, killAt, type Aim } from '../faults/aim-kills.ts';
import { checkTranscript, type Violation } from '../visitor/check-transcript.ts';
import type { ChatPage } from '../visitor/open-page.ts';
import type { Tab } from '../visitor/open-tab.ts';

/** How much is written and how often the desk dies. */
export interface KillPlan {
  readonly conversations: number;
  /** How many of them are held in pages of a real browser; the others read what a tab is told over the wire. */
  readonly pages: number;
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
  /** How many conversations were compared, as they stand in a document, with what is stored. */
  readonly documents: number;
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
const PAGE_LIMIT_MS = 20_000;
/** How many conversations are opened in pages at the same time at the end. */
const CHECKED_AT_ONCE = 5;
/** How many tabs lose their connection so that there is a resume to aim at. */
const LOST_LINKS = 5;

type VisitorTab = Awaited<ReturnType<ChaosDesk['openTab']>>;

/** Who writes: a tab on the wire or a page in a browser. */
interface Writer {
  readonly name: string;
  readonly sent: { readonly length: number };
  send(text: string): unknown;
}

/** Hands the visitors their messages in small loads, so that there is something under way at each kill. */
function createWriters(visitors: readonly Writer[], { messagesEach, kills }: KillPlan, random: Random) {
  const left = visitors.flatMap((visitor) => Array.from({ length: messagesEach }, () => visitor));
  const load = Math.ceil(left.length / (kills + 1));
  const writeOne = () => {
    const [visitor] = left.splice(random.between(0, left.length - 1), 1);
    visitor?.send(`${QUESTION} ${visitor.name}, ${visitor.sent.length + 1}`);
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

/** Whether every answer is whole, or the beginning of one that was interrupted. */
function checkAnswers({ model }: ChaosDesk, stored: readonly Message[]) {
  const answers = stored.filter((message) => message.kind === 'answer');
  const wrong = answers.filter(({ status, text }) => {
    const verdict = model.judge(text);
    return !(verdict === 'whole' || (status === 'interrupted' && verdict === 'beginning'));
  });
  return {
    interrupted: answers.filter(({ status }) => status === 'interrupted').length,
    violations: wrong.map(({ status, text }): Violation => ({
      kind: 'differs',
      what: `${status}: “${text}”`,
    })),
  };
}

/** Reads a conversation in a new page, when all is quiet. */
async function readInPage(chaos: ChaosDesk, tab: VisitorTab, stored: readonly Message[]) {
  const page = await chaos.openPage({ ...tab, name: `${tab.name} in a page` });
  await holdsWithin(PAGE_LIMIT_MS, () => page.bubbles().length >= stored.length);
  await page.close();
  return page.check(stored).filter(({ kind }) => kind === 'differs');
}

/** Checks one conversation when all is quiet. */
async function checkOne(chaos: ChaosDesk, visitor: VisitorTab | ChatPage) {
  const { stored, lastSeq } = await chaos.read(visitor);
  const answers = checkAnswers(chaos, stored);
  const isPage = 'check' in visitor;
  return {
    interrupted: answers.interrupted,
    violations: [
      ...answers.violations,
      ...checkTranscript({ stored, lastSeq, tabs: isPage ? [] : [visitor] }),
      ...(isPage ? visitor.check(stored) : await readInPage(chaos, visitor, stored)),
    ],
  };
}

async function checkAll(chaos: ChaosDesk, visitors: readonly (VisitorTab | ChatPage)[]) {
  const checked: Awaited<ReturnType<typeof checkOne>>[] = [];
  for (let from = 0; from < visitors.length; from += CHECKED_AT_ONCE) {
    const some = visitors.slice(from, from + CHECKED_AT_ONCE);
    checked.push(...(await Promise.all(some.map(async (visitor) => checkOne(chaos, visitor)))));
  }
  return {
    violations: checked.flatMap(({ violations }) => violations),
    interrupted: checked.reduce((sum, { interrupted }) => sum + interrupted, 0),
    documents: visitors.length,
  };
}

/** Runs the driver on a desk. */
export async function killServer(chaos: ChaosDesk, plan: KillPlan): Promise<KillFigures> {
  const random = createRandom();
  const { aims = AIMS, settleWithinMs = SETTLE_LIMIT_MS } = plan;
  const tabs: VisitorTab[] = [];
  const pages: ChatPage[] = [];
  for (let index = 0; index < plan.conversations; index += 1) {
    const name = `visitor-${index + 1}`;
    if (index < plan.pages) pages.push(await chaos.openPage({ name }));
    else tabs.push(await chaos.openTab({ name }));
  }
  await until('all visitors are connected', CONNECT_LIMIT_MS, () => tabs.every((tab) => tab.isUpToDate()));
  const writers = createWriters([...tabs, ...pages], plan, random);
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
  await holdsWithin(settleWithinMs, () => [...tabs, ...pages].every((visitor) => visitor.isAnswered()));
  const checked = await checkAll(chaos, [...tabs, ...pages]);
  for (const visitor of [...tabs, ...pages]) await visitor.close();
  const receipts = tabs.flatMap(({ sent }) => sent.flatMap((message) => message.receipts));
  return {
    ...checked,
    kills,
    acknowledged: receipts.length,
    repeated: receipts.filter(({ duplicate }) => duplicate).length,
    returnP95Ms: returnTimes.toSorted((a, b) => a - b)[Math.floor(returnTimes.length * 0.95)] ?? 0,
  };
}
