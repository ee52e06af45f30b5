// Analyses passages that are cut already, in a thread of its own: a passage is a paragraph, so that no Markdown is read.
import { parentPort } from 'node:worker_threads';
import { buffersOf, packPassages } from '../../dist/knowledge/lexical/packed-passages.js';
import { passageTerms } from '../../dist/knowledge/lexical/passage-terms.js';

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
