// A conversation, as an agent sees and handles it.

import { describe, expect, it } from 'vitest';

import type { AnswerReceipt } from '@frontdesk/contract';

import { carryOut, find, findAll, press, send } from '../../test/render-app.tsx';
import { ID, ines, pageText, sam, start } from '../../test/start-console.ts';

/** What is said aloud. */
const news = () => [...document.querySelectorAll('output')].map(({ textContent }) => textContent).join('');

describe('a conversation', () => {
  it('is claimed, answered and resolved', async () => {
    const { desk } = await start();
    await press('row', 'Visitor 4f2a');
    expect(findAll('textbox')).toEqual([]);
    await press('button', 'Claim');
    expect(desk.get(ID).summary.handover).toMatchObject({ state: 'human', agent: ines });
    expect(document.activeElement).toBe(await find('textbox', 'Reply'));
    await send('It is **on its way**.');
    expect(desk.get(ID).messages.at(-1)).toMatchObject({ kind: 'agent', text: 'It is **on its way**.' });
    expect(document.querySelector('.message.agent strong')?.textContent).toBe('on its way');
    expect(((await find('textbox', 'Reply')) as HTMLTextAreaElement).value).toBe('');
    await press('button', 'Resolve');
    expect(desk.get(ID).summary.handover.state).toBe('resolved');
    expect(findAll('textbox')).toEqual([]);
    expect(pageText()).toContain('You resolved the conversation');
  });

  it('explains who was faster', async () => {
    const { desk } = await start(`#/waiting/${ID}`);
    // The news of Sam's claim has not arrived when Ines presses the button.
    desk.listeners.clear();
    desk.setHandover(ID, 'human', sam);
    await press('button', 'Claim');
    expect(pageText()).toContain('Sam was faster and holds this conversation now.');
    expect(findAll('button', 'Claim')).toEqual([]);
    expect(pageText()).toContain('Sam holds this conversation and replies.');
  });

  it('is claimed once although the ack was lost', async () => {
    const { desk, link } = await start(`#/waiting/${ID}`);
    link.loseNextAnswer('conversation:claim');
    await press('button', 'Claim');
    expect(desk.get(ID).summary.handover.agent).toEqual(ines);
    await find('textbox', 'Reply');
    expect(pageText()).not.toContain('did not answer');
  });

  it('says that nothing happened while the desk was away', async () => {
    const { desk, link } = await start(`#/waiting/${ID}`);
    await carryOut(() => link.cut());
    await press('button', 'Claim');
    expect(pageText()).toContain('The desk did not answer.');
    expect(desk.get(ID).summary.handover.state).toBe('requested');
  });

  it('shows an answer while it is written, and then why it says so', async () => {
    const { desk } = await start(`#/open/${ID}`, (d) => d.setHandover(ID, 'returned'));
    const receipt: AnswerReceipt = {
      provider: 'extractive',
      passages: [
        {
          documentId: 'doc_1',
          title: 'Parcels',
          headingPath: ['Tracking'],
          score: 3.14,
          url: 'https://docs.example/parcels',
        },
      ],
      decision: 'The best passage covers the question.',
      confidence: 0.9,
      latencyMs: 40,
    };
    await carryOut(() => {
      desk.beginAnswer(ID);
      desk.writeAnswer(ID, 'Look at **the ');
    });
    expect(pageText()).toContain('is writing…');
    await carryOut(() => desk.writeAnswer(ID, 'label**'));
    expect(document.querySelector('.message.answer strong')?.textContent).toBe('the label');
    await carryOut(() => desk.endAnswer(ID, { receipt }));
    expect(pageText()).not.toContain('is writing…');
    for (const words of ['extractive', '90 %', '40 ms', 'Parcels › Tracking', '3.14']) {
      expect(document.querySelector('details.receipt')?.textContent).toContain(words);
    }
  });

  it('says which attempt an answer is that was asked for again', async () => {
    await start(`#/open/${ID}`, (desk) => {
      for (const attempt of [1, 2]) {
        desk.beginAnswer(ID);
        desk.writeAnswer(ID, 'It depends.');
        desk.endAnswer(ID, { attempt });
      }
    });
    const notes = [...document.querySelectorAll('.message.answer .message-head')].map(
      ({ textContent }) => /attempt \d/u.exec(textContent)?.[0],
    );
    expect(notes).toEqual([undefined, 'attempt 2']);
  });

  it('shows what the visitor thought of an answer, and says only that aloud', async () => {
    const { desk } = await start(`#/open/${ID}`, (d) => {
      d.beginAnswer(ID);
      d.writeAnswer(ID, 'It depends.');
      d.endAnswer(ID);
    });
    await carryOut(() => desk.rateLastAnswer(ID, 'down'));
    expect(document.querySelector('.message.answer')?.textContent).toContain('did not find this helpful');
    expect(news()).toBe('The visitor did not find this helpful.');
    await carryOut(() => desk.rateLastAnswer(ID, undefined));
    expect(document.querySelector('.message.answer')?.textContent).not.toContain('helpful');
    expect(news()).not.toContain('It depends.');
  });

  it('goes on with an answer after a cut, and asks only for the rest of it', async () => {
    const { desk, link } = await start(`#/open/${ID}`, (d) => d.setHandover(ID, 'returned'));
    await carryOut(() => {
      desk.beginAnswer(ID);
      desk.writeAnswer(ID, 'Look at ');
    });
    await carryOut(() => link.cut());
    desk.writeAnswer(ID, 'the label');
    await carryOut(() => link.connect());
    expect(link.opened.at(-1)).toMatchObject({ afterSeq: 3, answer: { answerId: 'msg_onex4', offset: 8 } });
    await carryOut(() => desk.writeAnswer(ID, ' again.'));
    expect(document.querySelector('.message.answer .rich-text')?.textContent).toBe(
      'Look at the label again.',
    );
  });

  it('asks for the receipt of an older answer when somebody wants to see it', async () => {
    const receipt = {
      provider: 'extractive',
      passages: [],
      decision: 'Nothing matched.',
      confidence: 0,
      latencyMs: 1,
    };
    await start(`#/open/${ID}`, (desk) => {
      desk.beginAnswer(ID);
      desk.writeAnswer(ID, 'I do not know.');
      desk.endAnswer(ID, { receipt });
      for (let index = 0; index < 60; index += 1) desk.visitorSays(ID, `message ${index}`);
    });
    await press('button', 'Show earlier messages');
    expect(pageText()).not.toContain('Nothing matched.');
    const details = document.querySelector<HTMLDetailsElement>('details.receipt')!;
    await carryOut(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    expect(details.textContent).toContain('Nothing matched.');
    expect(findAll('button', 'Show earlier messages')).toEqual([]);
  });

  it('shows how the site has named the visitor, and whether they may ask', async () => {
    const { rest, desk } = await start();
    const { visitor } = desk.get(ID).summary;
    rest.on(`GET /assistants/asst_demo/visitors/${visitor.id}`, () => ({
      user: { subject: 'user-7', email: 'ada@shop.example', plan: 'pro' },
      access: { access: false, message: 'Your subscription has ended.' },
    }));
    await press('row', 'Visitor 4f2a');
    const panel = document.querySelector('.visitor-panel')!;
    for (const words of ['ada@shop.example', 'user-7', 'pro', 'No. Your subscription has ended.']) {
      expect(panel.textContent).toContain(words);
    }
  });

  it('says when there is no such conversation', async () => {
    await start('#/waiting/conv_unknown');
    expect(pageText()).toContain('This conversation can’t be opened. There is nothing at this address.');
  });
});
