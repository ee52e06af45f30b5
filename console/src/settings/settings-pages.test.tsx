// The pages about who may ask and who runs the desk, as an owner uses them.

import { describe, expect, it } from 'vitest';

import type { ApiKey, AssistantSettings, NewApiKey, OriginList, OwnedAssistant } from '@frontdesk/contract';

import { refuse } from '../../test/fake-rest.ts';
import { fill, listed, openPage, submit, tick } from '../../test/open-page.ts';
import { SAM } from '../../test/people.ts';
import { findAll, press } from '../../test/render-app.tsx';
import { pageText } from '../../test/start-console.ts';

const AT = '2026-03-02T09:00:00.000Z';
const KEY: ApiKey = {
  id: 'key_1',
  name: 'Import',
  hint: 'sk_live_abcd',
  mode: 'live',
  scopes: ['ask'],
  status: 'active',
  createdAt: AT,
  createdBy: 'Ines',
  expiresAt: AT,
};

const FIRST: Omit<OwnedAssistant, 'id' | 'name'> = {
  greeting: 'Hello!',
  starters: [],
  offersPeople: true,
  accentColor: '#3257d6',
  allowedOrigins: [],
  tag: '<script></script>',
};

describe('the API keys', () => {
  it('shows the secret of a new key once, and the key in the list', async () => {
    const keys: ApiKey[] = [];
    await openPage('#/settings/keys', (rest) => {
      rest.on('GET /keys', () => ({ items: [...keys] }));
      rest.on('POST /keys', ({ body }) => {
        const { name } = body as { name: string };
        if (name === '') return refuse('invalid_payload', 'name: must not be empty');
        expect(body).toEqual({ name, scopes: ['ask'], mode: 'live', expiresInDays: 90 });
        keys.push({ ...KEY, name });
        return { ...KEY, name, secret: 'sk_live_secret' } satisfies NewApiKey;
      });
    });
    expect(pageText()).toContain('No program has a key yet');
    await press('button', 'New key');
    await tick('Ask questions');
    await submit('New API key');
    expect(document.querySelector('.field-error')?.textContent).toBe('must not be empty');
    await fill('Name', 'Import');
    await submit('New API key');
    expect(pageText()).toContain('sk_live_secret');
    await press('button', 'I have copied it');
    expect(pageText()).not.toContain('sk_live_secret');
    expect(listed('API keys')).toEqual([expect.stringContaining('Import')]);
  });

  it('revokes a key only after asking', async () => {
    let key = KEY;
    await openPage('#/settings/keys', (rest) => {
      rest.on('GET /keys', () => ({ items: [key] }));
      rest.on('DELETE /keys/key_1', () => (key = { ...key, status: 'revoked' }));
    });
    await press('button', 'Revoke “Import”');
    expect(document.querySelector('dialog[open] h2')?.textContent).toBe('Revoke “Import”?');
    await press('button', 'Cancel');
    expect(key.status).toBe('active');
    await press('button', 'Revoke “Import”');
    await press('button', /^Revoke$/u);
    expect(listed('API keys')[0]).toContain('Revoked');
    expect(pageText()).toContain('“Import” is revoked.');
  });
});

describe('the assistants', () => {
  it('are made and changed, and the choice of the other pages follows', async () => {
    const items: OwnedAssistant[] = [{ ...FIRST, id: 'asst_demo', name: 'Demo' }];
    await openPage('#/settings/assistants', (rest) => {
      rest.on('GET /assistants', () => ({ items: [...items] }));
      rest.on('POST /assistants', ({ body }) => {
        const settings = body as AssistantSettings;
        if (!settings.accentColor.startsWith('#'))
          return refuse('invalid_payload', 'accentColor: must be a colour such as #3257d6');
        const made = { ...FIRST, ...settings, id: `asst_${items.length}` } as const;
        items.push(made);
        return made;
      });
      rest.on('PATCH /assistants/asst_1', ({ body }) => {
        items[1] = { ...(items[1] as OwnedAssistant), ...(body as AssistantSettings) };
        return items[1];
      });
    });
    for (const name of ['Shop', 'Help']) {
      await press('button', 'New assistant');
      await fill('Name', name);
      await fill('Colour', 'blue');
      await submit('Assistant');
      expect(document.querySelector('.field-error')?.textContent).toBe('must be a colour such as #3257d6');
      await fill('Colour', '#0000ff');
      await fill('Questions to begin with', 'Prices?\n\nHours?');
      await submit('Assistant');
    }
    expect(items[2]).toMatchObject({ name: 'Help', starters: ['Prices?', 'Hours?'], offersPeople: true });
    await press('button', 'Change “Shop”');
    await fill('Name', 'Store');
    await submit('Assistant');
    expect(listed('Assistants').map((line) => /Demo|Store|Help/u.exec(line)?.[0])).toEqual([
      'Demo',
      'Store',
      'Help',
    ]);
    const choice = [...document.querySelectorAll('.assistant-choice option')];
    expect(choice.map(({ textContent }) => textContent)).toEqual(['Demo', 'Store', 'Help']);
  });
});

describe('the websites', () => {
  it('allows at a press a website that tried, and takes it back with Undo', async () => {
    const tried = { origin: 'https://shop.example', count: 3, firstAt: AT, lastAt: AT };
    const allowed = new Set<string>();
    const list = (): OriginList => ({
      allowed: [...allowed],
      tried: allowed.has(tried.origin) ? [] : [tried],
    });
    await openPage('#/settings/websites', (rest) => {
      const at = '/assistants/asst_demo/origins';
      rest.on(`GET ${at}`, list);
      rest.on(`POST ${at}`, ({ body }) => {
        const { origin } = body as { origin: string };
        if (!origin.startsWith('https://'))
          return refuse('invalid_payload', 'origin: must be such as https://…');
        allowed.add(origin);
        return list();
      });
      rest.on(`DELETE ${at}`, ({ body }) => {
        allowed.delete((body as { origin: string }).origin);
        return list();
      });
    });
    expect(listed('Websites that tried')[0]).toContain('3 times');
    await press('button', 'Allow “https://shop.example”');
    expect(listed('Allowed websites')[0]).toContain('https://shop.example');
    expect(pageText()).toContain('No other website has tried');
    await press('button', 'Undo');
    expect(listed('Websites that tried')).toHaveLength(1);
    await fill('Website', 'shop');
    await submit('Allow a website');
    expect(document.querySelector('.field-error')?.textContent).toBe('must be such as https://…');
  });
});

describe('a page', () => {
  it('says why it can’t be shown and tries again when asked', async () => {
    const { rest } = await openPage('#/settings/keys', (rest) => {
      rest.isReachable = false;
      rest.on('GET /keys', () => ({ items: [KEY] }));
    });
    expect(pageText()).toContain('The desk can’t be reached.');
    rest.isReachable = true;
    await press('button', 'Try again');
    expect(pageText()).not.toContain('The desk can’t be reached.');
    expect(listed('API keys')).toHaveLength(1);
  });

  it('leads to the way to sign in when the session has ended', async () => {
    await openPage('#/settings/keys', (rest) => rest.on('GET /keys', () => refuse('session_expired')));
    expect(pageText()).toContain('Your session has ended');
  });

  it('is neither linked nor shown to whom it is not for', async () => {
    await openPage('#/settings/keys', (rest) => rest.on('GET /keys', () => ({ items: [KEY] })), SAM);
    expect(findAll('link', /API keys|Settings/u)).toEqual([]);
    expect(pageText()).toContain('Nobody is waiting');
    await openPage('#/settings/keys', (rest) => rest.on('GET /keys', () => ({ items: [KEY] })));
    expect(findAll('link', /API keys|Settings/u)).toHaveLength(2);
  });
});
