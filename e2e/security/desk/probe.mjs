// Loaded into a process before its own program: measures it from within, for tests alone. No part of the product knows of it.

import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  let surprises = 0;
  process.on('uncaughtExceptionMonitor', () => (surprises += 1));
  process.on('unhandledRejection', () => (surprises += 1));
  const server = createServer((request, response) => {
    if (request.url === '/gc') for (let n = 0; n < 3; n += 1) collect();
    const { heapUsed, external, rss } = process.memoryUsage();
    const polluted = Object.keys(Object.getPrototypeOf({})).length;
    response.end(JSON.stringify({ usedBytes: heapUsed + external, rssBytes: rss, surprises, polluted }));
  });
  server.listen(0, '127.0.0.1', () => {
    process.stdout.write(`probe on port ${server.address().port}\n`);
    server.unref();
  });
}
