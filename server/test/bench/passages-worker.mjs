// Analyses passages that are cut already, in a thread of its own: a passage is a paragraph, so that no Markdown is read.
import { parentPort } from 'node:worker_threads';
import { buffersOf, packPassages } from '../../src/knowledge/lexical/packed-passages.ts';
import { passageTerms } from '../../src/knowledge/lexical/passage-terms.ts';

parentPort.on('message', ({ title, markdown }) => {
  let start = 0;
  const passages = markdown.split('\n\n').map((plainText) => {
    const spot = { headingPath: [], anchor: '', start, end: start + plainText.length };
    start = spot.end + 2;
    return { spot, terms: passageTerms({ title, headingPath: [], plainText }, 'en') };
  });
  const packed = packPassages(passages.map(({ terms }) => terms));
  const spots = JSON.stringify(passages.map(({ spot }) => spot));
  parentPort.postMessage({ language: 'en', spots, packed }, buffersOf(packed));
});
