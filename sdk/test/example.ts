import { createFrontdesk, FrontdeskError } from '@frontdesk/sdk';

/** Gives the desk a page, asks about it, and lists what the desk knows. */
export async function teachAndAsk(url: string, key: string, assistantId: string) {
  const desk = createFrontdesk({ url, key });
  const params = { assistantId };

  await desk.post('/assistants/{assistantId}/documents', {
    params,
    body: {
      documents: [
        {
          key: 'returns',
          title: 'Returns',
          content: '# Returns\n\nYou can return a chair within 30 days of its delivery.',
        },
      ],
    },
  });

  const answer = await desk.ask(assistantId, { question: 'How long can I return a chair?' });

  const titles: string[] = [];
  for await (const document of desk.all('/assistants/{assistantId}/documents', { params })) {
    titles.push(document.title);
  }

  let refusal = '';
  try {
    await desk.get('/assistants/{assistantId}/documents/{documentId}', {
      params: { assistantId, documentId: 'doc_unknown' },
    });
  } catch (error) {
    if (!(error instanceof FrontdeskError)) throw error;
    refusal = error.code;
  }

  return { text: answer.text, needsPerson: answer.escalation.requiresEscalation, titles, refusal };
}
