// The keyboard, as an agent uses it.

import { describe, expect, it } from 'vitest';

import { carryOut, find, key, press } from '../../test/render-app.tsx';
import { ID, start } from '../../test/start-console.ts';

describe('the keyboard', () => {
  it('moves in the list, claims, replies and resolves', async () => {
    const { desk } = await start('', (d) => {
      d.begin('conv_two', 'Me too', 'Odile');
      d.setHandover('conv_two', 'requested');
    });
    await key('j');
    expect(document.activeElement?.textContent).toContain('Visitor 4f2a');
    await key('ArrowDown');
    expect(document.activeElement?.textContent).toContain('Odile');
    await key('k');
    await carryOut(() => (document.activeElement as HTMLElement).click());
    await key('c');
    expect(desk.get(ID).summary.handover.state).toBe('human');
    await carryOut(() => (document.activeElement as HTMLElement).blur());
    await key('r', document.body);
    expect(document.activeElement).toBe(await find('textbox', 'Reply'));
    await key('e');
    expect(desk.get(ID).summary.handover.state).toBe('human');
    await key('e', document.body);
    expect(desk.get(ID).summary.handover.state).toBe('resolved');
  });

  it('shows its help, where single keys can be turned off', async () => {
    const { desk } = await start(`#/waiting/${ID}`);
    await key('?', document.body);
    const dialog = document.querySelector('dialog')!;
    expect(dialog.open).toBe(true);
    await carryOut(() => dialog.querySelector<HTMLInputElement>('input[type=checkbox]')!.click());
    await press('button', 'Close');
    expect(dialog.open).toBe(false);
    await key('c', document.body);
    expect(desk.get(ID).summary.handover.state).toBe('requested');
  });
});
