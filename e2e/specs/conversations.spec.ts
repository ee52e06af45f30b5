// What a visitor can do with answers and conversations: stop, ask again, begin anew, go back to an older one.

import { startDesk } from '../fixtures/desk.ts';
import { openWidget, send, transcript } from '../fixtures/people.ts';
import { startSlowModel } from '../fixtures/slow-model.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

test('an answer can be stopped, keeps what there is, and can be asked for again', async ({ newPerson }) => {
  const model = await startSlowModel([{ pieces: 40, pieceEveryMs: 80, word: 'word' }]);
  const desk = await startDesk({ OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: model.baseUrl });
  try {
    const visitor = await newPerson();
    await visitor.goto(desk.info.demoUrl);
    await openWidget(visitor);
    await send(visitor, 'How do I back up the data?');
    await expect(transcript(visitor)).toContainText('word5 ');
    await visitor.getByRole('button', { name: 'Stop answering' }).click();
    const again = transcript(visitor).getByRole('button', { name: 'Ask again' });
    await expect(again).toBeVisible();
    await expectAccessible(visitor);
    await expect(transcript(visitor)).not.toContainText('word40');
    await again.click();
    await expect(transcript(visitor)).toContainText(model.answer(2), { timeout: 20_000 });
    // Before its desk goes: a page that is still open would complain of it.
    await visitor.context().close();
  } finally {
    await desk.remove();
    await model[Symbol.asyncDispose]();
  }
});

test('older conversations are listed, and go on where they were', async ({ desk, newPerson }) => {
  const visitor = await newPerson();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await send(visitor, 'How do I back up the data?');
  await expect(transcript(visitor)).toContainText(/Stop the desk and copy/);
  const menu = async (item: string) => {
    await visitor.getByRole('button', { name: 'More options' }).click();
    await visitor.getByRole('menuitem', { name: item }).click();
  };
  await menu('New conversation');
  await expect(transcript(visitor)).not.toContainText('Stop the desk and copy');
  await send(visitor, 'Where are conversations stored?');
  await expect(transcript(visitor)).toContainText('data/store');
  await menu('Your conversations');
  const older = visitor.getByRole('button', { name: /How do I back up the data/ });
  await expect(older).toBeVisible();
  await expectAccessible(visitor);
  await older.click();
  await expect(transcript(visitor)).toContainText(/Stop the desk and copy/);
  await send(visitor, 'What survives a crash?');
  await expect(transcript(visitor)).toContainText('acknowledged only after');
});
