// What an owner does about access, seen from outside: a key opens REST, a website that was refused is allowed.

import { createServer } from 'node:http';
import { once } from 'node:events';

import { openConsole, openWidget } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

test('a key that an owner makes works over REST until it is revoked', async ({ desk, newPerson }) => {
  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Settings', exact: true }).click();
  await owner.getByRole('link', { name: 'API keys' }).click();
  await owner.getByRole('button', { name: 'New key' }).click();
  await owner.getByLabel('Name').fill('Nightly import');
  await owner.getByRole('checkbox', { name: /settings:read/ }).check();
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Make the key' }).click();
  const secret = owner.getByText(/^sk_live_\w{20,}/);
  await expect(secret).toBeVisible();
  await expectAccessible(owner);
  const key = (await secret.textContent()) ?? '';
  const call = async () =>
    fetch(`${desk.info.serverUrl}/api/v1/assistants`, { headers: { authorization: `Bearer ${key}` } });
  expect((await call()).status).toBe(200);
  await owner.getByRole('button', { name: 'I have copied it' }).click();
  await expect(owner.getByText(key)).toHaveCount(0);

  const item = owner.getByRole('list', { name: 'API keys' }).getByRole('listitem');
  await expect(item).toContainText('Nightly import');
  await item.getByRole('button', { name: 'Revoke' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(item).toContainText('Revoked');
  expect((await call()).status).toBe(401);

  await owner.getByRole('link', { name: 'Audit log' }).click();
  await expect(owner.getByRole('list', { name: 'Changes' })).toContainText('Revoke an API key');
});

test('a website that was refused is allowed at a press, and the chat works there', async ({
  desk,
  newPerson,
  allowed,
}) => {
  // The browser itself complains about a website that the desk refuses.
  allowed.push(/403/);
  const site = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Shop</h1>${desk.info.tag}</html>`);
  });
  site.listen(0, 'localhost');
  await once(site, 'listening');
  const address = site.address();
  const origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`;
  try {
    const visitor = await newPerson();
    await visitor.goto(origin);
    await visitor.getByRole('button', { name: 'Open chat' }).click();

    await expect(visitor.getByText('This chat has not been set up for this website.')).toBeVisible();

    const owner = await newPerson();
    await openConsole(owner, await desk.signInUrl());
    await owner.getByRole('link', { name: 'Settings', exact: true }).click();
    await owner.getByRole('link', { name: 'Websites', exact: true }).click();
    const tried = owner.getByRole('list', { name: 'Websites that tried' }).getByRole('listitem');
    await expect(tried.filter({ hasText: origin })).toBeVisible();
    await expectAccessible(owner);
    await tried.filter({ hasText: origin }).getByRole('button', { name: 'Allow' }).click();
    await expect(owner.getByRole('list', { name: 'Allowed websites' })).toContainText(origin);

    await visitor.reload();
    await openWidget(visitor);
  } finally {
    site.closeAllConnections();
    site.close();
  }
});

test('somebody who is added signs in, answers visitors, and sees nothing of the owner’s', async ({
  desk,
  newPerson,
}) => {
  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Settings', exact: true }).click();
  await owner.getByRole('link', { name: 'Team' }).click();
  await owner.getByLabel('Name').fill('Noor');
  await owner.getByRole('button', { name: 'Add', exact: true }).click();
  const link = owner.getByRole('dialog').getByText(/#sign-in=/);
  await expect(link).toBeVisible();

  const agent = await newPerson();
  await openConsole(agent, (await link.textContent()) ?? '');
  await expect(agent.getByText('Noor')).toBeVisible();
  await expect(agent.getByRole('navigation', { name: 'Inbox' })).toBeVisible();
  await expect(agent.getByRole('link', { name: 'Settings', exact: true })).toHaveCount(0);
});
