import { act } from 'preact/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { ASSISTANT, refusal, until } from '../../test/desk-fixtures.ts';
import {
  all,
  answer,
  button,
  click,
  id,
  one,
  panel,
  press,
  say,
  settle,
  setUpPanel,
  showIn,
  state,
  write,
} from '../../test/panel-under-test.tsx';
import { en } from '../i18n/en.ts';
import { fr } from '../i18n/fr.ts';

setUpPanel();

describe('a person', () => {
  const needsPerson = {
    escalation: { requiresEscalation: true, reason: 'missing_knowledge', confidence: 0, summary: '' },
  } as const;

  it('is offered under an answer that asks for one, waited for, and shown when there', async () => {
    await say('hard question');
    await answer('I do not know.', needsPerson);
    await click(button('Talk to a person'));
    await settle(() => state().handover?.state === 'requested');
    expect(one('.card').textContent).toContain(en.requestedTitle);
    await act(() => void panel.desk.handOver(id(), 'queued'));
    expect(one('.card').textContent).toContain('You can keep writing');
    expect(one('.state').textContent).toBe('Waiting for a person');
    await act(() => void panel.desk.handOver(id(), 'human'));
    expect(all('.card')).toEqual([]);
    expect(one('h2').textContent).toBe('Ada');
    await act(() => panel.desk.agentSays(id(), 'Hello\n*there*'));
    expect(one('.by-agent .bubble br')).toBeTruthy();
    await act(() => void panel.desk.handOver(id(), 'resolved'));
    expect(all('.handover').at(-1)?.textContent).toContain('marked this as resolved');
    expect(one('h2').textContent).toBe('Nora');
  });

  it('can be asked for from the menu at any time, and no longer be waited for', async () => {
    await say('hello');
    await click(button('More options'));
    await click(button('Talk to a person'));
    await settle(() => state().handover?.state === 'requested');
    await click(button('Stop waiting for a person'));
    await settle(() => state().handover?.state === 'ai');
    expect(all('.handover').at(-1)?.textContent).toContain('no longer waiting');
  });

  it('is not offered where there is none, or when the visitor has gone on', async () => {
    await say('hard question');
    await answer('I do not know.', needsPerson);
    await act(() =>
      panel.chat.store.dispatch({
        type: 'assistant/known',
        assistant: { ...ASSISTANT, offersPeople: false },
      }),
    );
    expect(button('Talk to a person')).toBeUndefined();
    await act(() => panel.chat.store.dispatch({ type: 'assistant/known', assistant: ASSISTANT }));
    expect(button('Talk to a person')).toBeDefined();
    await say('something else');
    expect(button('Talk to a person')).toBeUndefined();
  });
});

describe('a person who is there', () => {
  it('is seen to have read the last message, and to type', async () => {
    await say('hello');
    expect(one('.by-visitor .meta').textContent).toContain(en.sent);
    await act(() => panel.desk.agentsRead(id(), 1));
    expect(one('.by-visitor .meta').textContent).toContain(en.sent);
    await act(() => void panel.desk.handOver(id(), 'human'));
    expect(one('.by-visitor .meta').textContent).toContain(en.read);
    const by = { id: 'agent_1', name: 'Ada' } as const;
    await act(() =>
      panel.desk.tell({ type: 'typing:changed', payload: { conversationId: id(), by, isTyping: true } }),
    );
    expect(one('.by-agent').textContent).toBe('Ada is typing …');
  });
});

describe('the menu', () => {
  it('has a switch for the sound, off at first', async () => {
    await click(button('More options'));
    expect(one('[role=menuitemcheckbox]').getAttribute('aria-checked')).toBe('false');
    await click(button(en.sound));
    await click(button('More options'));
    expect(one('[role=menuitemcheckbox]').getAttribute('aria-checked')).toBe('true');
    expect(panel.view.state().isSoundOn).toBe(true);
  });
});

/** Opens the list, which is fetched then. */
async function openList(): Promise<void> {
  await click(button('More options'));
  await click(button(en.conversations));
  await until(() => document.activeElement === button(en.backToChat));
}

describe('several conversations', () => {
  it('are listed with what is unread, and an older one goes on, also one that was resolved', async () => {
    await say('the first matter');
    const first = id();
    await act(() => void panel.desk.handOver(first, 'resolved'));
    await click(button('More options'));
    await click(button('New conversation'));
    await say('the second matter');
    expect(id()).not.toBe(first);
    await act(() => panel.desk.agentSays(first, 'One more thing'));
    await openList();
    await until(() => all('.entries li').length === 2);
    expect(all('.preview').map((each) => each.textContent)).toEqual([
      'the second matter',
      'the first matter',
    ]);
    expect(one('.entries [aria-current]').textContent).toContain('the second matter');
    expect(all('.entries li').at(-1)?.textContent).toContain('1 unread');
    await click(all('.entries button').at(-1) as HTMLElement);
    await settle(() => state().isLoaded && state().messages.length === 3);
    expect(id()).toBe(first);
    expect(document.activeElement).toBe(one('textarea'));
    expect(one('[role=log]').textContent).toContain('One more thing');
    await say('Yes?');
    expect(panel.desk.conversation(first).messages.at(-1)).toMatchObject({ text: 'Yes?' });
  });

  it('say when there are none, why they cannot be listed, and lead back', async () => {
    panel.desk.mishaps.push(refusal('unavailable', true));
    await openList();
    await until(() => all('.screen [role=alert]').length === 1);
    expect(one('.screen [role=alert]').textContent).toContain(en.errors.unavailable);
    await click(button('Try again'));
    await until(() => one('.screen .loading')?.textContent === en.noConversations);
    await click(button(en.backToChat));
    expect(all('.screen')).toEqual([]);
    expect(document.activeElement).toBe(one('textarea'));
  });
});

describe('the keyboard', () => {
  it('closes the chat with Escape, the menu first', async () => {
    await click(button('More options'));
    expect(document.activeElement).toBe(one('[role=menuitem]'));
    await press('ArrowUp', {}, one('[role=menuitem]'));
    expect(document.activeElement).toBe(all('[role^=menuitem]').at(-1));
    await press('Escape', {}, one('[role=menuitem]'));
    expect(all('[role=menu]')).toEqual([]);
    expect(document.activeElement).toBe(button('More options'));
    expect(panel.closings).toBe(0);
    await press('Escape', {}, button('More options'));
    expect(panel.closings).toBe(1);
  });

  it('does not reach the shortcuts of the page', async () => {
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    await press('k');
    document.removeEventListener('keydown', heard);
    expect(heard).not.toHaveBeenCalled();
  });
});

describe('somebody who may not ask', () => {
  const denied = { message: 'Your subscription has ended.', signupUrl: 'https://shop.example/join' };
  const deny = (reason?: 'subscription_ended') =>
    act(() =>
      panel.chat.store.dispatch({
        type: 'access/changed',
        denied: { ...denied, ...(reason && { reason }) },
      }),
    );

  it('is told why in the desk’s words, with the way to get access', async () => {
    await deny('subscription_ended');
    expect(one('.banner').textContent).toBe('Your subscription has ended. shop.example');
    expect(one('.banner a').getAttribute('href')).toBe(denied.signupUrl);
    await act(() => panel.chat.store.dispatch({ type: 'access/changed', denied: null }));
    expect(all('.banner')).toEqual([]);
  });

  it('reads the desk’s words in another language, and the owner’s as they are', async () => {
    await showIn('fr', fr);
    await deny('subscription_ended');
    expect(one('.banner').textContent).toBe(`${fr.errors.subscription_ended} shop.example`);
    await deny();
    expect(one('.banner').textContent).toBe('Your subscription has ended. shop.example');
  });

  it('sees at the message itself that it was not sent, and why', async () => {
    panel.desk.mishaps.push({ ...refusal('access_denied'), ...denied, reason: 'subscription_ended' });
    await write('May I?');
    await press('Enter');
    await settle(() => state().outbox[0]?.failure !== undefined);
    expect(one('.failed').textContent).toContain(en.errors.access_denied);
    expect(one('.banner').textContent).toContain(denied.message);
  });

  it('is told so too when the plan has no people', async () => {
    await say('Hello');
    panel.desk.mishaps.push(refusal('people_not_included'));
    await act(() => panel.chat.requestPerson());
    await settle(() => state().handoverFailure !== null);
    expect(one('.card.is-error').textContent).toContain(en.errors.people_not_included);
  });
});

describe('a lost connection', () => {
  it('is mentioned only when it lasts', async () => {
    vi.useFakeTimers();
    await act(() => panel.desk.cut());
    await act(() => void vi.advanceTimersByTime(1_500));
    expect(all('.banner')).toEqual([]);
    await act(() => void vi.advanceTimersByTime(1_000));
    expect(one('.banner').textContent).toBe(en.away);
    expect(one('output').textContent).toBe(en.away);
    vi.useRealTimers();
    await act(() => panel.desk.goOnline());
    expect(all('.banner')).toEqual([]);
    expect(one('output').textContent).toBe(en.back);
  });
});
