// Who may ask, from the owner's side: an offer is made, a subscriber noted, and whoever has none is led to where it can be bought.

import { openConsole, openWidget, transcript } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

test('an owner sells access: who has none is told where to get it, until everybody may ask again', async ({
  desk,
  newPerson,
}) => {
  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  const go = async (name: string) =>
    owner.getByRole('navigation', { name: 'Access' }).getByRole('link', { name, exact: true }).click();
  await owner.getByRole('link', { name: 'Access', exact: true }).click();
  await go('Plans');
  await owner.getByRole('button', { name: 'New plan' }).click();
  await owner.getByRole('textbox', { name: 'Id' }).fill('pro');
  await owner.getByRole('textbox', { name: 'Name' }).fill('Pro plan');
  await owner.getByLabel('Answers per month (empty: any number)').fill('100');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByRole('list', { name: 'Plans' })).toContainText('Answers a month 100');

  await go('Offers');
  await owner.getByRole('button', { name: 'New offer' }).click();
  await owner.getByRole('textbox', { name: 'Name' }).fill('Pro support');
  await owner.getByLabel('Where it can be bought').fill('https://shop.example/pricing');
  await owner.getByLabel('Plan', { exact: true }).selectOption('pro');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByRole('list', { name: 'Offers' })).toContainText('Pro support');

  await go('Subscriptions');
  await owner.getByRole('textbox', { name: 'E-mail address', exact: true }).fill('Ada@Shop.example');
  await owner.getByRole('button', { name: 'Note', exact: true }).click();
  const subscriptions = owner.getByRole('list', { name: 'Subscriptions' });
  await expect(subscriptions).toContainText('ada@shop.example');
  await expect(subscriptions).toContainText('Active');
  await owner.getByLabel('Or paste it').fill('email,offer\nbob@shop.example,Pro support\n');
  await owner.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(subscriptions).toContainText('bob@shop.example');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Cancel “bob@shop.example”' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Cancel the subscription' }).click();
  await expect(subscriptions.getByRole('listitem').filter({ hasText: 'bob@' })).toContainText('Cancelled');

  await go('Who may ask');
  const whoMayAsk = owner.getByRole('combobox', { name: 'Who may ask' });
  await whoMayAsk.selectOption('offers');
  await owner.getByLabel('Where to get access (optional)').fill('https://shop.example/pricing');
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(owner.getByRole('region', { name: 'Done just now' })).toContainText('Saved');

  const visitor = await newPerson();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await visitor.getByRole('textbox', { name: 'Write a message' }).fill('How do I put the widget on my site?');
  await visitor.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(visitor.locator('a[href="https://shop.example/pricing"]').first()).toBeVisible();

  await whoMayAsk.selectOption('open');
  await owner.getByRole('button', { name: 'Save' }).click();
  await expect(visitor.locator('a[href="https://shop.example/pricing"]')).toHaveCount(0);
  await visitor.getByRole('button', { name: 'Try again' }).click();
  await expect(transcript(visitor)).toContainText('<script');
});
