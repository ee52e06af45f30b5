// What an owner does about knowledge, seen by a visitor: an uploaded file is answered from, a gap that is answered is closed.

import { openConsole, openWidget, send, transcript } from '../fixtures/people.ts';
import { expect, expectAccessible, test } from '../fixtures/test.ts';

test('a file that is dropped on the page is answered from, with a citation; one that can’t be read says why', async ({
  desk,
  newPerson,
}) => {
  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Knowledge', exact: true }).click();
  await owner.getByLabel('Choose files').setInputFiles([
    {
      name: 'bicycles.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(
        '# Bicycle repair\n\n## Flat tyre\n\nA flat tyre of a Zephyr bicycle is mended for 14 euros while you wait.\n',
      ),
    },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('this is no PDF') },
    { name: 'virus.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') },
  ]);
  const uploads = owner.getByRole('list', { name: 'Uploads' }).getByRole('listitem');
  await expect(uploads.filter({ hasText: 'bicycles.md' })).toContainText('added');
  await expect(uploads.filter({ hasText: 'broken.pdf' })).toContainText('Not used.');
  await expect(uploads.filter({ hasText: 'virus.exe' })).toContainText('This kind of file is not read.');
  await expectAccessible(owner);

  await owner.getByLabel('Search by title').fill('bicycle');
  const documents = owner.getByRole('list', { name: 'Documents' }).getByRole('listitem');
  await expect(documents).toHaveCount(1);
  await documents.getByRole('link', { name: 'Bicycle repair' }).click();
  await expect(owner.getByText('mended for 14 euros')).toBeVisible();
  await expectAccessible(owner);

  await owner.getByRole('link', { name: 'Try a question' }).click();
  await owner
    .getByRole('textbox', { name: 'Question' })
    .fill('What does a flat tyre of a Zephyr bicycle cost?');
  await owner.getByRole('button', { name: 'Ask', exact: true }).click();
  await expect(owner.getByRole('list', { name: 'Sources' })).toContainText('Bicycle repair');
  await expect(owner.getByRole('table', { name: 'Passages that were found' })).toContainText('Flat tyre');
  await expectAccessible(owner);

  const visitor = await newPerson();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await send(visitor, 'What does a flat tyre of a Zephyr bicycle cost?');
  await expect(transcript(visitor).getByText('14 euros')).toBeVisible();
  await expect(
    transcript(visitor)
      .getByRole('link', { name: /Bicycle repair/ })
      .first(),
  ).toBeVisible();

  await owner.getByRole('link', { name: 'Documents' }).click();
  await owner.getByRole('button', { name: 'Delete “Bicycle repair”' }).click();
  await owner.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(owner.getByRole('link', { name: 'Bicycle repair' })).toHaveCount(0);
});

test('a question that nobody could answer becomes a gap; its answer is written, and the next visitor gets it', async ({
  desk,
  newPerson,
}) => {
  const question = 'Do you sell gift vouchers for kayak courses?';
  const visitor = await newPerson();
  await visitor.goto(desk.info.demoUrl);
  await openWidget(visitor);
  await send(visitor, question);
  await expect(visitor.getByRole('button', { name: 'Talk to a person' }).last()).toBeVisible();

  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Answers', exact: true }).click();
  const gap = owner.getByRole('list', { name: 'Gaps' }).getByRole('listitem').filter({ hasText: question });
  await gap.getByRole('button', { name: 'Write the answer' }).click();
  await owner.getByLabel('Answer', { exact: true }).fill('Yes, from **30 euros**, at the counter.');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Save and ask again' }).click();
  const retries = owner.getByRole('list', { name: 'Questions asked again' });
  await expect(retries).toContainText('Person needed');
  await expect(retries).toContainText('Answered');
  await expect(retries).toContainText('30 euros');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Done' }).click();
  await expect(gap).toHaveCount(0);

  const next = await newPerson();
  await next.goto(desk.info.demoUrl);
  await openWidget(next);
  await send(next, question);
  await expect(transcript(next).locator('strong', { hasText: '30 euros' })).toBeVisible();

  await owner.getByRole('link', { name: 'Golden questions' }).click();
  await owner.getByRole('textbox', { name: 'Question' }).fill('Who painted the Mona Lisa?');
  await owner.getByLabel('It must').selectOption('must refuse');
  await owner.getByRole('button', { name: 'Add', exact: true }).click();
  await owner.getByRole('button', { name: 'Ask them all' }).click();
  await expect(owner.getByRole('list', { name: 'Results' })).toContainText('Passes');
  await expectAccessible(owner);
});

test('the folder of the desk is a source that is read again at a press, and its documents name it', async ({
  desk,
  newPerson,
}) => {
  const owner = await newPerson();
  await openConsole(owner, await desk.signInUrl());
  await owner.getByRole('link', { name: 'Knowledge', exact: true }).click();
  await owner.getByRole('link', { name: 'Sources' }).click();
  const source = owner.getByRole('list', { name: 'Sources' }).getByRole('listitem').first();
  await expect(source).toContainText('Folder on the desk’s machine');
  await source.getByRole('button', { name: 'Read now' }).click();
  await expect(source).toContainText(/Up to date: \d+ unchanged/);
  await expectAccessible(owner);

  await owner.getByRole('button', { name: 'Add a source' }).click();
  await owner.getByLabel('Address').fill('http://169.254.169.254/latest/meta-data');
  await expectAccessible(owner);
  await owner.getByRole('button', { name: 'Add and read' }).click();
  const added = owner.getByRole('listitem').filter({ hasText: '169.254.169.254' });
  const refused = owner.getByRole('dialog').getByRole('alert');
  await expect(
    added
      .getByText(/Failed|not used/)
      .or(refused)
      .first(),
  ).toBeVisible();
});
