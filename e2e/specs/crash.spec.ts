// The server is killed in the middle of a conversation. Nothing that was acknowledged is lost, and the widget goes on by itself.

import { startDesk } from '../fixtures/desk.ts';
import { openWidget, send, transcript } from '../fixtures/people.ts';
import { expect, test } from '../fixtures/test.ts';

test.use({
  allowed: async ({}, use) =>
    use([/ERR_CONNECTION_REFUSED|WebSocket|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/]),
});

test('a killed desk comes back with every acknowledged message, and the open chat goes on', async ({
  newPerson,
}) => {
  const desk = await startDesk();
  try {
    const visitor = await newPerson();
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, 'Where are conversations stored?');
    await expect(transcript(visitor).getByRole('link').first()).toBeVisible();
    await send(visitor, 'And what survives a crash?');
    await desk.kill();
    await visitor.getByRole('textbox', { name: 'Write a message' }).fill('Written while the desk was away');
    await visitor.getByRole('textbox', { name: 'Write a message' }).press('Enter');
    await expect(transcript(visitor)).toContainText('Written while the desk was away');
    await desk.restart();
    await expect
      .poll(async () => (await desk.frontdesk('ask', 'ping', '--json')).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await send(visitor, 'How do I back up the data?');
    await expect(transcript(visitor)).toContainText(/Stop the desk and copy/);
    const texts = [
      'Where are conversations stored?',
      'And what survives a crash?',
      'Written while the desk was away',
      'How do I back up the data?',
    ];
    await visitor.reload();
    await openWidget(visitor);
    await expect(transcript(visitor)).toContainText(/Stop the desk and copy/);
    for (const text of texts)
      await expect(transcript(visitor).getByText(text, { exact: true })).toHaveCount(1);
    const shown = await transcript(visitor).innerText();
    const places = texts.map((text) => shown.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  } finally {
    await desk.remove();
  }
});
