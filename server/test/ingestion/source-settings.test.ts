// What owners set of a source, and who may.

import type { Source } from '@frontdesk/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { passageUrl } from '../../src/http/passage-url.ts';
import { callApi } from '../support/call-api.ts';
import { page, SiteLab, until } from './site-lab.ts';

let lab: SiteLab;
beforeAll(async () => {
  lab = await SiteLab.start();
});
beforeEach(async () => lab.reset());
afterAll(async () => lab[Symbol.asyncDispose]());

describe('the settings of a source', () => {
  it('apply to its documents at once', async () => {
    const { source } = await lab.read({ kind: 'url', location: `${lab.site.url}/birds` });
    await lab.call('PATCH', `/sources/${source.id}`, { cite: 'desk', name: 'Birds', audience: ['gold'] });
    expect(await lab.passageOf('What do puffins eat?')).toBeUndefined();
    await lab.call('PATCH', `/sources/${source.id}`, { audience: null });
    const passage = await lab.passageOf('What do puffins eat?');
    expect(passage && passageUrl(lab.desk.url, passage)).toContain('/sources/doc_');
    expect(await lab.syncAgain(source)).toMatchObject({ unchanged: 1, updated: 0 });
  });

  it('bring it up to date by themselves when its time has come', async () => {
    const { source } = await lab.read({ kind: 'url', location: `${lab.site.url}/birds`, resyncHours: 2 });
    const next = Date.parse(source.nextSyncAt ?? '') - Date.now();
    expect(Math.abs(next - 2 * 3_600_000)).toBeLessThan(60_000);
    lab.site.pages.set('/birds', page('Birds', 'Puffins eat capelin today.'));
    await lab.desk.stores.sources.update(lab.desk.assistant.id, source.id, { nextSyncAt: new Date(0) });
    await until(async () => lab.answers('What do puffins eat?', 'capelin'), Boolean);
  });

  it('can be removed with all that came from it', async () => {
    const { source } = await lab.read({ kind: 'crawl', location: `${lab.site.url}/` });
    await lab.call('DELETE', `/sources/${source.id}`);
    expect(await lab.answers('What do puffins eat?', 'herring')).toBe(false);
    expect(await lab.call<{ items: Source[] }>('GET', '/sources')).toEqual({ items: [], nextCursor: null });
    expect(await lab.desk.stores.pages.list(lab.desk.assistant.id, source.id)).toEqual([]);
  });

  it.each([
    [{ kind: 'crawl', location: 'ftp://shop.example/' }, 400],
    [{ kind: 'crawl', location: 'http://user:secret@shop.example/' }, 400],
    [{ kind: 'folder', location: 'relative/folder' }, 400],
    [{ kind: 'magic', location: 'https://shop.example/' }, 400],
  ])('such as %j are refused', async (draft, status) => {
    const address = `POST /assistants/${lab.desk.assistant.id}/sources` as 'POST /';
    expect((await callApi(lab.desk, address, { token: lab.desk.secrets[1] ?? '', body: draft })).status).toBe(
      status,
    );
  });

  it('name a folder for the desk’s operator alone', async () => {
    const address = `POST /assistants/${lab.desk.assistant.id}/sources` as 'POST /';
    const cookie = await lab.desk.signIn(lab.desk.agents[0]);
    const body = { kind: 'folder', location: lab.dataDir };
    expect((await callApi(lab.desk, address, { cookie, body })).status).toBe(403);
    expect((await lab.read({ kind: 'folder', location: lab.dataDir })).job).toMatchObject({ state: 'done' });
  });
});
