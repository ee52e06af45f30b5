import type { Citation } from '@frontdesk/contract';
import { LIMITS } from '@frontdesk/contract';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { refusal } from '../../test/desk-fixtures.ts';
import {
  all,
  answer,
  button,
  click,
  field,
  id,
  one,
  panel,
  press,
  say,
  settle,
  setUpPanel,
  state,
  write,
} from '../../test/panel-under-test.tsx';
import { en } from '../i18n/en.ts';
import { offerThumbs } from './rating/rate-answer.tsx';

setUpPanel();

const citation = (index: number, url = 'https://docs.example/a#b'): Citation => ({
  index,
  documentId: 'doc_1',
  title: 'Returns',
  headingPath: ['Returns', 'How long'],
  url,
  snippet: 'You can return anything.',
});

describe('an empty conversation', () => {
  it('greets, offers questions, and asks the chosen one', async () => {
    expect(one('.bubble').textContent).toBe('Hello! Ask me anything.');
    await click(button('How do I return something?'));
    await settle(() => state().messages.length === 1);
    expect(one('.by-visitor .bubble').textContent).toBe('How do I return something?');
  });

  it('is a named dialog with a named log and the focus in the composer', () => {
    expect(one('dialog').getAttribute('aria-label')).toBe('Chat with Nora');
    expect(one('[role=log]').getAttribute('aria-live')).toBe('off');
    expect(document.activeElement).toBe(field());
  });
});

describe('the composer', () => {
  it('sends with Enter, and empties itself', async () => {
    await write('  hello  ');
    await press('Enter');
    expect(state().outbox[0]?.text).toBe('hello');
    expect(field().value).toBe('');
  });

  it.each([
    ['Shift and Enter', { shiftKey: true }],
    ['an input method that is composing', { isComposing: true }],
    ['an input method in Safari', { keyCode: 229 }],
  ])('does not send on %s', async (_, more) => {
    await write('hello');
    await press('Enter', more);
    expect(state().outbox).toEqual([]);
  });

  it('cannot send nothing, and keeps what is too long', async () => {
    expect(button('Send')).toHaveProperty('disabled', true);
    await write('x'.repeat(LIMITS.messageTextMaxChars + 3));
    await press('Enter');
    expect(one('.counter').textContent).toBe('3 characters too many');
    expect(one('.counter').getAttribute('role')).toBe('alert');
    expect(state().outbox).toEqual([]);
  });

  it('says what is left when it gets scarce', async () => {
    await write('x'.repeat(LIMITS.messageTextMaxChars - 20));
    expect(one('.counter').textContent).toBe('20 characters left');
  });
});

const thumbs = () => all('.rate button').map((each) => each.getAttribute('aria-pressed'));

describe('an answer', () => {
  it('shows that it is on its way until its first words are there', async () => {
    await say('question');
    expect(one('.thinking').textContent).toContain('Nora is looking for an answer');
    await act(() => {
      panel.desk.beginAnswer(id());
      panel.desk.write(id(), 'Here **it');
    });
    expect(all('.thinking')).toEqual([]);
    expect(one('.live').textContent).toBe('Here it');
    expect(one('.live strong').textContent).toBe('it');
  });

  it('has its sources as links that open apart and give nothing away', async () => {
    await say('question');
    await answer('Within 30 days [1].', { citations: [citation(1)] });
    const [inText, below] = all('a');
    expect(inText?.getAttribute('aria-label')).toBe('Source 1');
    expect(below?.textContent).toContain('Source 1: Returns › How long (opens in a new tab)');
    for (const link of [inText, below]) {
      expect(link?.getAttribute('href')).toBe('https://docs.example/a#b');
      expect(link?.getAttribute('target')).toBe('_blank');
      expect(link?.getAttribute('rel')).toBe('noopener noreferrer nofollow ugc');
    }
  });

  it('is announced once, as a whole sentence', async () => {
    await say('question');
    await act(() => {
      panel.desk.beginAnswer(id());
      panel.desk.write(id(), 'In **30');
    });
    expect(one('output').textContent).toBe('');
    await act(() => panel.desk.endAnswer(id(), { text: 'In **30 days**.' }));
    expect(one('output').textContent).toBe('Nora: In 30 days.');
  });

  it.each(['interrupted', 'stopped'] as const)('says that it was %s', async (status) => {
    await say('question');
    await answer('Half of', { status });
    expect(one('.ending').textContent).toBe(en[status]);
  });

  it('can be stopped while it is written; what is there stays, and it can be asked for again', async () => {
    await say('question');
    expect(button(en.stop)).toBeUndefined();
    await act(() => {
      panel.desk.beginAnswer(id());
      panel.desk.write(id(), 'Half of');
    });
    button(en.stop).focus();
    await click(button(en.stop));
    await settle(() => state().messages.length === 2);
    expect(button(en.stop)).toBeUndefined();
    expect(document.activeElement).toBe(field());
    expect(one('.by-assistant .bubble').textContent).toBe(`Half of${en.stopped}`);

    await click(button(en.askAgain));
    await settle(() => state().live.length === 1);
    expect(one('.thinking').textContent).toContain('Nora is looking');
    expect(button(en.askAgain)).toBeUndefined();
    await act(() => panel.desk.endAnswer(id(), { text: 'The whole.' }));
    expect(all('.by-assistant .bubble').at(-1)?.textContent).toBe('The whole.');
    expect(button(en.askAgain)).toBeUndefined();
    expect(all('.again')).toHaveLength(1);
    await click(button(en.regenerate));
    await settle(() => state().live.length === 1);
  });

  it('says why it cannot be given again, and asks once however often that is wanted', async () => {
    await say('question');
    await answer('Half of', { status: 'interrupted' });
    panel.desk.mishaps.push(refusal('conflict'));
    await click(button(en.askAgain));
    await settle(() => state().answerWish?.failure === 'conflict');
    expect(one('.again [role=alert]').textContent).toBe(en.errors.conflict);
    await act(() => {
      button(en.askAgain).click();
      button(en.askAgain).click();
    });
    await settle(() => state().live.length === 1);
    expect(panel.desk.requests.filter((each) => each === 'answer:retry')).toHaveLength(2);
    expect(state().answerWish).toBeNull();
  });

  it('is not offered again while a person is there', async () => {
    await say('question');
    await answer('Here.');
    expect(button(en.regenerate)).toBeDefined();
    await act(() => void panel.desk.handOver(id(), 'human'));
    expect(button(en.regenerate)).toBeUndefined();
  });

  it('can be rated with one press, which the same press takes back', async () => {
    await say('question');
    await answer('Here.');
    const { desk, view, chat } = panel;
    await act(() => offerThumbs({ store: chat.store, view, transport: desk.transport, language: 'en' }));
    expect(thumbs()).toHaveLength(2);
    expect(one('.rate').getAttribute('aria-label')).toBe('Did this answer help?');
    await click(one('.rate [aria-label="It did not help"]'));
    await settle(() => thumbs().join() === 'false,true');
    await click(one('.rate [aria-label="It did not help"]'));
    await settle(() => thumbs().join() === 'false,false');
    await click(one('.rate [aria-label="It helped"]'));
    await say('another');
    await answer('There.');
    await settle(() => thumbs().join() === 'true,false,false,false');
    await say('third');
    await answer('Half', { status: 'stopped' });
    await settle(() => thumbs().join() === 'true,false');
  });

  it('is never markup, never loads anything, and links nowhere strange', async () => {
    await say('<img src=x onerror=alert(1)>');
    await answer(
      '<script>alert(1)</script> ![x](https://evil.example/x.png) [a](javascript:alert(1)) <svg onload=alert(1)>',
      { citations: [citation(1, 'javascript:alert(1)')] },
    );
    expect(all('img, script, iframe, object, embed, form form, .log svg:not(.icon)')).toEqual([]);
    expect(all('a').map((each) => each.getAttribute('href'))).toEqual(['https://evil.example/x.png']);
  });
});

describe('a message that was refused', () => {
  it('says why and can be sent again', async () => {
    panel.desk.mishaps.push(refusal('payload_too_large'));
    await write('refused');
    await press('Enter');
    await settle(() => state().outbox[0]?.failure !== undefined);
    expect(one('.failed').textContent).toContain(en.errors.payload_too_large);
    await click(button('Try again'));
    await settle(() => state().messages.length === 1);
  });

  it('can be changed: its text goes back into the composer', async () => {
    panel.desk.mishaps.push(refusal('payload_too_large'));
    await write('refused');
    await press('Enter');
    await settle(() => state().outbox[0]?.failure !== undefined);
    await click(button('Edit'));
    expect(field().value).toBe('refused');
    expect(state().outbox).toEqual([]);
  });
});
