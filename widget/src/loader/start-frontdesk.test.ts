import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { until } from '../../test/desk-fixtures.ts';
import type { Panel, PanelHost, PanelModule } from '../host/panel-module.ts';
import type { FrontdeskGlobal } from '../public-api.ts';
import { startFrontdesk } from './start-frontdesk.ts';

/** A panel that remembers what it was asked to do. */
function fakePanel() {
  const calls: string[] = [];
  let isOpen = false;
  let host: PanelHost | undefined;
  const panel: Panel = {
    open: (takesFocus) => {
      isOpen = true;
      calls.push(`open ${takesFocus}`);
    },
    close: () => {
      isOpen = false;
      calls.push('close');
    },
    toggle: () => calls.push('toggle'),
    isOpen: () => isOpen,
    ask: (text) => calls.push(`ask ${text}`),
    prefill: (text) => calls.push(`prefill ${text}`),
    newConversation: () => calls.push('newConversation'),
    renew: async () => void calls.push('renew'),
    destroy: () => calls.push('destroy'),
  };
  const module: PanelModule = {
    preparePanel: async (given) => {
      host = given;
      return () => panel;
    },
    settle: async ({ wish }) => void calls.push(`settle ${JSON.stringify(wish)}`),
  };
  return { calls, module, host: () => host };
}

function tag(attributes: Record<string, string> = {}): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'text/plain';
  script.src = 'https://desk.test/widget.js';
  script.dataset['assistant'] = 'asst_1';
  for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value);
  return script;
}

const widget = () => document.querySelector('frontdesk-widget');
const launcher = () =>
  widget()?.shadowRoot?.querySelector<HTMLButtonElement>('.launcher') as HTMLButtonElement;
const retry = () => widget()?.shadowRoot?.querySelector<HTMLButtonElement>('[role=alert] button');
const api = () => window.Frontdesk as FrontdeskGlobal;
let warnings: string[] = [];

beforeEach(() => {
  warnings = [];
  vi.spyOn(console, 'warn').mockImplementation((text: string) => void warnings.push(text));
  localStorage.clear();
  sessionStorage.clear();
  document.documentElement.lang = 'en';
});
afterEach(() => {
  if (window.Frontdesk && 'destroy' in window.Frontdesk) window.Frontdesk.destroy();
  delete window.Frontdesk;
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

describe('before the first click', () => {
  it('draws the launcher and costs no storage and no second request', () => {
    const importPanel = vi.fn();
    const stored = vi.spyOn(Storage.prototype, 'setItem');
    startFrontdesk(tag(), importPanel);
    expect(launcher().getAttribute('aria-label')).toBe('Open chat');
    expect(importPanel).not.toHaveBeenCalled();
    expect(stored).not.toHaveBeenCalled();
  });

  it('fetches the panel at once for a visitor who has a conversation', async () => {
    localStorage.setItem('frontdesk:asst_1', '{"conversationId":"conv_1"}');
    const { module, host, calls } = fakePanel();
    startFrontdesk(tag(), async () => module);
    await until(() => host() !== undefined);
    expect(calls).toEqual([]);
  });

  it('shows an open chat again on the next page, without taking the focus', async () => {
    sessionStorage.setItem('frontdesk:asst_1:open', '1');
    const { module, calls } = fakePanel();
    startFrontdesk(tag(), async () => module);
    await until(() => calls.length > 0);
    expect(calls).toEqual(['open false']);
  });

  it('works where storage is forbidden', () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('forbidden', 'SecurityError');
    });
    startFrontdesk(tag(), vi.fn());
    expect(launcher()).toBeTruthy();
    expect(warnings).toEqual([]);
  });
});

describe('the tag', () => {
  it('is told what it lacks, and nothing is drawn', () => {
    startFrontdesk(tag({ 'data-assistant': 'wrong' }));
    expect(widget()).toBeNull();
    expect(warnings[0]).toContain('data-assistant');
  });

  it('is ignored the second time, with a warning', () => {
    startFrontdesk(tag(), vi.fn());
    startFrontdesk(tag(), vi.fn());
    expect(document.querySelectorAll('frontdesk-widget')).toHaveLength(1);
    expect(warnings).toEqual(['Frontdesk: the tag is on this page twice; the second copy is ignored.']);
  });

  it('chooses language, theme and a hidden launcher', () => {
    startFrontdesk(
      tag({ 'data-language': 'de-AT', 'data-theme': 'dark', 'data-launcher': 'hidden' }),
      vi.fn(),
    );
    expect(launcher().getAttribute('aria-label')).toBe('Chat öffnen');
    expect(widget()?.getAttribute('data-theme')).toBe('dark');
    expect(launcher().hidden).toBe(true);
    api().show();
    expect(launcher().hidden).toBe(false);
  });

  it('does not let a colour break out of the style sheet', async () => {
    const { module, host } = fakePanel();
    startFrontdesk(tag({ 'data-accent': 'red}*{display:none' }), async () => module);
    api().open();
    await until(() => host() !== undefined);
    expect(host()?.options.accentColor).toBeUndefined();
  });
});

describe('window.Frontdesk', () => {
  it('makes the early calls of the queue stub in their order', async () => {
    const { module, calls } = fakePanel();
    Object.assign(window, { Frontdesk: { q: [['open'], ['ask', 'Where is my order?']] } });
    startFrontdesk(tag(), async () => module);
    await until(() => calls.length === 2);
    expect(calls).toEqual(['open true', 'ask Where is my order?']);
  });

  it('is a function of method names as well, and names them when one is wrong', async () => {
    const { module, calls } = fakePanel();
    startFrontdesk(tag(), async () => module);
    api()('prefill', 'Hello');
    await until(() => calls.length === 1);
    expect(calls).toEqual(['prefill Hello']);
    api()('signIn' as 'open');
    api()('constructor' as 'open');
    expect(warnings[0]).toContain('only open, close, toggle');
    expect(warnings).toHaveLength(2);
  });

  it('is the only global', () => {
    const before = new Set(Object.keys(window));
    startFrontdesk(tag(), vi.fn());
    expect(Object.keys(window).filter((name) => !before.has(name))).toEqual(['Frontdesk']);
  });

  it('tells events until it is asked to stop, and ready at any time', async () => {
    const { module, host } = fakePanel();
    startFrontdesk(tag(), async () => module);
    const heard: unknown[] = [];
    api().on('ready', () => heard.push('ready'));
    const stop = api().on('unread', ({ count }) => heard.push(count));
    await api().ready();
    api().open();
    await until(() => host() !== undefined);
    host()?.emit('unread', { count: 2 });
    stop();
    host()?.emit('unread', { count: 3 });
    expect(heard).toEqual(['ready', 2]);
  });

  it('leaves nothing behind when it is destroyed', async () => {
    const { module, calls } = fakePanel();
    startFrontdesk(tag(), async () => module);
    api().open();
    await until(() => calls.length === 1);
    api().destroy();
    await until(() => calls.includes('destroy'));
    expect(widget()).toBeNull();
    expect(window.Frontdesk).toBeUndefined();
  });
});

describe('the page', () => {
  it('opens the chat and asks from any element, also where it stops clicks itself', async () => {
    const { module, calls } = fakePanel();
    startFrontdesk(tag(), async () => module);
    const link = document.createElement('a');
    link.href = '#';
    link.dataset['frontdeskAsk'] = 'How do I return this?';
    const inner = document.createElement('b');
    link.append(inner);
    link.addEventListener('click', (event) => event.stopImmediatePropagation());
    document.body.append(link);
    const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true });
    inner.dispatchEvent(click);
    await until(() => calls.length === 1);
    expect(calls).toEqual(['ask How do I return this?']);
    expect(click.defaultPrevented).toBe(true);
  });

  it('may replace its body: the widget comes along', async () => {
    startFrontdesk(tag(), vi.fn());
    document.body.replaceChildren();
    await until(() => widget()?.isConnected === true);
  });
});

describe('a panel that cannot be fetched', () => {
  it('is said at the launcher, and fetched from another address on the next try', async () => {
    const { module, calls } = fakePanel();
    const attempts: number[] = [];
    startFrontdesk(tag(), async (attempt) => {
      attempts.push(attempt);
      if (attempt === 0) throw new TypeError('offline');
      return module;
    });
    const failures: string[] = [];
    api().on('error', ({ code }) => failures.push(code));
    launcher().click();
    await until(() => retry() !== null);
    expect(failures).toEqual(['panel_not_loaded']);
    retry()?.click();
    await until(() => calls.length === 1);
    expect(attempts).toEqual([0, 1]);
    expect(calls).toEqual(['open true']);
    expect(retry()).toBeNull();
  });
});
