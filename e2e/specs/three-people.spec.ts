// The story of three people: an owner pastes the tag, a visitor asks, an agent takes over.

import { expect, expectAccessible, test } from '../fixtures/test.ts';
import { openConsole, openWidget, send, transcript } from '../fixtures/people.ts';

/** What a transcript says, without the times beside it. */
const words = (text: string) => text.replaceAll(/\d{1,2}:\d{2}|just now|now|\s+/gi, '');

test('an owner pastes the tag, a visitor asks, an agent claims, replies and resolves', async ({
  desk,
  newPerson,
}) => {
  const visitor = await newPerson();
  await test.step('the pasted tag shows a launcher and nothing else happens before it is pressed', async () => {
    const requests: string[] = [];
    visitor.on('request', (request) => requests.push(new URL(request.url()).pathname));
    const page = await visitor.goto(desk.info.demoUrl);
    expect(await page?.text()).toContain(desk.info.tag);
    await expect(visitor.getByRole('button', { name: 'Open chat' })).toBeVisible();
    const fromDesk = requests.filter((path) => !/^\/($|style\.css|index|images|.*\.svg|.*\.ico)/.test(path));
    expect(fromDesk).toEqual(['/widget.js']);
    expect(await visitor.evaluate(() => localStorage.length + document.cookie.length)).toBe(0);
    await expectAccessible(visitor);
  });

  await test.step('a question that the documents cover is answered with a citation', async () => {
    await openWidget(visitor);
    await expectAccessible(visitor);
    await send(visitor, 'How do I put the widget on my site?');
    const log = transcript(visitor);
    await expect(log).toContainText('data-assistant');
    const citation = log.getByRole('link', { name: /widget on your site/i }).first();
    await expect(citation).toBeVisible();
    const [source] = await Promise.all([visitor.waitForEvent('popup'), citation.click()]);
    await source.waitForLoadState();
    await expect(source.locator('[data-cited]').first()).toBeInViewport();
    await expect(source.locator('[data-cited]', { hasText: 'data-assistant' })).toBeVisible();
    expect(new URL(source.url()).hash).not.toBe('');
    await expectAccessible(source);
    await source.close();
  });

  await test.step('a question that they don’t cover gets an honest answer and the offer of a person', async () => {
    await send(visitor, 'Which football club won the cup in 1987?');
    await expect(visitor.getByRole('button', { name: 'Talk to a person' }).last()).toBeVisible();
    await expectAccessible(visitor);
  });

  await test.step('a reload keeps the whole conversation', async () => {
    await expect(transcript(visitor)).toContainText('football');
    const before = await transcript(visitor).innerText();
    await visitor.reload();
    await openWidget(visitor);
    await expect(transcript(visitor)).toContainText('Which football club won the cup in 1987?');
    await expect.poll(async () => words(await transcript(visitor).innerText())).toBe(words(before));
  });

  const agent = await newPerson();
  await test.step('the visitor asks for a person and an agent sees it at once', async () => {
    await openConsole(agent, await desk.signInUrl());
    await expectAccessible(agent);
    await visitor.getByRole('button', { name: 'Talk to a person' }).last().click();
    await expect(transcript(visitor).getByText('You’re in the queue')).toBeVisible();
    await expect(agent.getByText(/football club/).first()).toBeVisible();
  });

  await test.step('the agent claims and replies, the visitor sees it live and answers', async () => {
    await agent
      .getByText(/football club/)
      .first()
      .click();
    await agent.getByRole('button', { name: /^claim/i }).click();
    await expect(transcript(visitor)).toContainText(/Owner/);
    const box = agent.getByRole('textbox', { name: /reply/i });
    await box.fill('It was **Coventry City**.');
    await box.press('Enter');
    await expect(transcript(visitor).locator('strong', { hasText: 'Coventry City' })).toBeVisible();
    await send(visitor, 'Thank you!');
    await expect(agent.getByText('Thank you!').first()).toBeVisible();
    await expectAccessible(agent);
    await expectAccessible(visitor);
  });

  await test.step('the agent resolves, and the visitor is told', async () => {
    await agent.getByRole('button', { name: /^resolve/i }).click();
    await expect(transcript(visitor)).toContainText(/resolved|closed/i);
  });
});
