// The pages about how the assistant answers, as an owner uses them.

import { describe, expect, it } from 'vitest';

import type {
  CannedAnswer,
  CannedAnswerInput,
  Feedback,
  Gap,
  GapAnswered,
  GoldenRun,
  Published,
  ServiceConnection,
  ServiceConnectionInput,
} from '@frontdesk/contract';

import { confirm, fill, listed, openPage, submit, tick } from '../../test/open-page.ts';
import { press } from '../../test/render-app.tsx';
import { pageText } from '../../test/start-console.ts';

const AT = '2026-03-02T09:00:00.000Z';
const OUTLINE = { text: 'Yes, **always**.', citations: [], reason: null, confidence: 0.9 };

const GAP: Gap = {
  id: 'gap_1',
  question: 'Do you deliver?',
  state: 'open',
  count: 3,
  reasons: { missing_knowledge: 2, negative_feedback: 1 },
  examples: [
    {
      text: 'Delivery?',
      conversationId: 'conv_1',
      messageId: 'msg_1',
      reason: 'missing_knowledge',
      confidence: 0.1,
      askedAt: AT,
    },
  ],
  firstAskedAt: AT,
  lastAskedAt: AT,
};

const feedback = (rating: Feedback['rating'], question: string): Feedback => ({
  conversationId: 'conv_1',
  answerId: 'msg_2',
  rating,
  question,
  answer: 'In **May**.',
  citations: [],
  answeredAt: AT,
});

describe('the feedback', () => {
  it('shows what did not help or did, each with the way to its conversation', async () => {
    await openPage('#/answers/feedback', (rest) =>
      rest.on('GET /assistants/asst_demo/feedback', ({ query }) => ({
        items: query.get('rating') === 'down' ? [feedback('down', 'When?')] : [],
        nextCursor: null,
      })),
    );
    expect(listed('Feedback')[0]).toMatch(/When\?.*In May\..*Rests on nothing/u);
    const link = document.querySelector<HTMLAnchorElement>('ul[aria-label="Feedback"] a');
    expect(link?.getAttribute('href')).toBe('#/open/conv_1');
    await fill('Show', 'up');
    expect(pageText()).toContain('No visitor has found an answer helpful yet.');
  });
});

describe('the gaps', () => {
  it('are closed by writing the answer, with before and after', async () => {
    let gap = GAP;
    await openPage('#/answers/gaps', (rest) => {
      const at = '/assistants/asst_demo/gaps';
      rest.on(`GET ${at}`, ({ query }) => ({
        items: query.get('state') === gap.state ? [gap] : [],
        nextCursor: null,
      }));
      rest.on(`POST ${at}/gap_1/answer`, ({ body }): GapAnswered => {
        expect(body).toEqual({ kind: 'canned-answer', question: GAP.question, answer: 'Yes, always.' });
        gap = { ...gap, state: 'answered' };
        const before = { reason: 'missing_knowledge', confidence: 0.1 } as const;
        return { gap, answered: 1, retries: [{ question: 'Delivery?', before, after: OUTLINE }] };
      });
    });
    expect(listed('Gaps')[0]).toContain('asked 3 times');
    expect(listed('Gaps')[0]).toContain('Not in the knowledge (2), Unhappy with answers (1)');
    await press('button', 'Write the answer “Do you deliver?”');
    await fill('Answer', 'Yes, always.');
    await submit('Write the answer');
    expect(pageText()).toContain('1 of 1 question needs no person any more.');
    expect(listed('Questions asked again')[0]).toMatch(
      /Before: Person needed: Not in the knowledge.*Now:Answered/u,
    );
    await press('button', 'Done');
    expect(pageText()).toContain('Nothing is missing');
  });

  it('are dismissed, and come back with Undo', async () => {
    let gap = GAP;
    await openPage('#/answers/gaps', (rest) => {
      const at = '/assistants/asst_demo/gaps';
      rest.on(`GET ${at}`, ({ query }) => ({
        items: query.get('state') === gap.state ? [gap] : [],
        nextCursor: null,
      }));
      rest.on(`PUT ${at}/gap_1`, ({ body }) => (gap = { ...gap, ...(body as Pick<Gap, 'state'>) }));
    });
    await press('button', 'Dismiss');
    expect(listed('Gaps')).toEqual([]);
    await press('button', 'Undo');
    expect(listed('Gaps')).toHaveLength(1);
  });
});

describe('the canned answers', () => {
  it('are written as drafts, kept back while a golden question fails, and then published', async () => {
    let answers: CannedAnswer[] = [];
    let golden: GoldenRun | null = {
      passed: 0,
      failed: 1,
      results: [{ id: 'gold_1', question: 'Prices?', expect: 'cites Prices', ok: false, got: OUTLINE }],
      ranAt: AT,
      durationMs: 5,
    };
    await openPage('#/answers/canned', (rest) => {
      const at = '/assistants/asst_demo/canned-answers';
      rest.on(`GET ${at}`, () => ({ items: answers, nextCursor: null }));
      rest.on(`POST ${at}`, ({ body }) => {
        const input = body as CannedAnswerInput;
        answers = [{ ...input, id: 'can_1', createdAt: AT, updatedAt: AT }];
        return answers[0];
      });
      rest.on(`POST ${at}/publish`, (): Published => {
        if (golden) return { published: 0, golden };
        answers = answers.map((answer) => ({ ...answer, state: 'live' }));
        return { published: 1, golden };
      });
    });
    await press('button', 'Write one');
    await fill('Question', 'Do you deliver?');
    await fill('Other ways', 'Delivery?\n\n Shipping? ');
    await fill('Answer', 'Yes.');
    await tick('Give it to visitors now');
    await submit('Canned answer');
    expect(answers[0]).toMatchObject({ state: 'draft', variants: ['Delivery?', 'Shipping?'] });
    await press('button', 'Publish all drafts');
    expect(pageText()).toContain('nothing was published');
    expect(listed('Results')[0]).toContain('Must cite Prices. Got:');
    golden = null;
    await press('button', 'Publish all drafts');
    expect(pageText()).toContain('One draft is live.');
    expect(pageText()).not.toContain('Not published');
  });
});

describe('the services', () => {
  it('are connected with a key that goes in and is never shown, and disconnected', async () => {
    const names = ['aisupportbot', 'mygptassistants', 'aismarttalk', 'customgpt'] as const;
    const unconnected = { isConnected: false, baseUrl: null, remoteId: '', searches: false };
    let connected: ServiceConnection | undefined;
    let sent: unknown;
    await openPage('#/answers/services', (rest) => {
      const at = '/assistants/asst_demo/services';
      rest.on(`GET ${at}`, () => ({
        items: names.map((service) =>
          service === connected?.service ? connected : { service, ...unconnected },
        ),
      }));
      rest.on(`PUT ${at}/customgpt`, ({ body }) => {
        sent = body;
        const { remoteId } = body as ServiceConnectionInput;
        connected = { ...unconnected, service: 'customgpt', isConnected: true, remoteId };
        return connected;
      });
      rest.on(`DELETE ${at}/customgpt`, () => {
        connected = undefined;
        return { ok: true };
      });
    });
    expect(listed('Services')).toHaveLength(4);
    expect(listed('Services')[3]).toContain('Not connected');
    await press('button', 'Connect “CustomGPT”');
    await fill('Project ID', ' 12345 ');
    await fill('Key', ' secret-key ');
    await submit('Connection');
    expect(sent).toEqual({ baseUrl: null, remoteId: '12345', key: 'secret-key', searches: false });
    expect(listed('Services')[3]).toContain('12345');
    expect(document.body.innerHTML).not.toContain('secret-key');
    await press('button', 'Disconnect “CustomGPT”');
    await confirm();
    expect(listed('Services')[3]).toContain('Not connected');
  });
});
