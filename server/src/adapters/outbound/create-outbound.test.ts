import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { Agent, fetch as plainFetch } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { FORBIDDEN_URLS } from '../../../test/outbound/special-addresses.ts';
import { startTwoNetworks, type TwoNetworks } from '../../../test/outbound/two-networks.ts';
import type { Outbound } from '../../ports/outbound.ts';
import { createOutbound } from './create-outbound.ts';
import { isPublicAddress } from './is-public-address.ts';
import { createPinnedConnector, type Resolve } from './pinned-connector.ts';

const PUBLIC = '93.184.216.34';
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'public.example': [PUBLIC],
  'other.example': [PUBLIC],
  'inside.example': ['10.0.0.7'],
  'mixed.example': [PUBLIC, '127.0.0.1'],
  'six.example': ['::1'],
  'metadata.example': ['169.254.169.254'],
  localhost: ['127.0.0.1'],
};
const resolve: Resolve = async (hostname) => NAMES[hostname.replace(/\.$/, '')] ?? [];

const redirects: Readonly<Record<string, string>> = {
  '/to-other': 'http://other.example/seen',
  '/to-self': '/to-self',
  '/to-private-v4': 'http://127.0.0.1/',
  '/to-private-v6': 'http://[::1]/',
  '/to-private-name': 'http://inside.example/',
  '/to-port': 'http://public.example:6379/',
  '/to-file': 'file:///etc/passwd',
  '/to-password': 'http://a:b@public.example/',
};
const bomb = gzipSync(Buffer.alloc(50_000_000));
const brotliBomb = brotliCompressSync(Buffer.alloc(50_000_000), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 1 },
});

const site: RequestListener = (request, response) => {
  const path = request.url ?? '';
  const [, status = '302', target = ''] = /^\/(30[12378])(\/.*)$/.exec(path) ?? [];
  const location = redirects[target] ?? redirects[path];
  if (location !== undefined) response.writeHead(Number(status), { location }).end();
  else if (path === '/gzip') response.setHeader('content-encoding', 'gzip').end(gzipSync('packed'));
  else if (path === '/bomb') response.setHeader('content-encoding', 'gzip').end(bomb);
  else if (path === '/brotli-bomb') {
    response.setHeader('content-encoding', 'br').end(brotliBomb);
  } else if (path === '/announced') response.setHeader('content-length', 1e12).write('x');
  else if (path === '/endless') {
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    };
    response.on('drain', more);
    more();
  } else if (path === '/silent') response.flushHeaders();
  else response.end(JSON.stringify(request.headers));
};

let networks: TwoNetworks;
let outbound: Outbound;

beforeAll(async () => {
  networks = await startTwoNetworks(site);
  outbound = createOutbound({ resolve, open: networks.open });
});
afterAll(async () => {
  await outbound.close();
  await networks[Symbol.asyncDispose]();
});

const get = async (url: string) => outbound.request({ url });
const textOf = async (url: string) => {
  const result = await get(url);
  if (!result.ok) throw new Error(result.reason);
  return Buffer.from(result.reply.body).toString();
};

describe('the way out', () => {
  it('reaches a public server, by name and by address', async () => {
    expect(await textOf('http://public.example/')).toContain('public.example');
    expect(await textOf(`http://${PUBLIC}/`)).toContain(PUBLIC);
    expect(await textOf('http://public.example/gzip')).toBe('packed');
  });

  it(`opens none of ${FORBIDDEN_URLS.length} forbidden addresses, and says the same of each`, async () => {
    expect(FORBIDDEN_URLS.length).toBeGreaterThanOrEqual(140);
    const before = networks.canaryHits();
    const opened: string[] = [];
    for (const url of FORBIDDEN_URLS) {
      const result = await get(url);
      // These two name a public host; what stands before or behind it must not lead anywhere else.
      if (result.ok && !new URL(result.reply.url).host.startsWith('public.example')) opened.push(url);
      if (!result.ok) expect(result.failure, url).toMatch(/^(not_allowed|unreachable)$/);
    }
    expect(opened).toEqual([]);
    expect(networks.canaryHits() - before).toBe(0);
  });

  it('is what stops them: a client without the guard reaches the canary', async () => {
    const open = networks.open;
    const unguarded = new Agent({
      connect: (options, callback) => {
        void resolve(options.hostname).then(([address]) =>
          open({ ...options, hostname: address ?? options.hostname.replaceAll(/[[\]]/g, '') }, callback),
        );
      },
    });
    let caught = 0;
    for (const url of FORBIDDEN_URLS) {
      const said = await plainFetch(url, { dispatcher: unguarded }).then(
        async (response) => response.text(),
        () => '',
      );
      if (said === 'canary') caught += 1;
    }
    await unguarded.destroy();
    expect(caught).toBeGreaterThan(90);
  });

  it('is not fooled by a name that changes its address: 0 of 1,000 tries reach the canary', async () => {
    let lookups = 0;
    const rebinding: Resolve = async () => [lookups++ % 2 === 0 ? PUBLIC : '127.0.0.1'];
    const guarded = createOutbound({ resolve: rebinding, open: networks.open });
    const before = networks.canaryHits();
    let replies = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const result = await guarded.request({ url: `http://r${round}.example/` });
      if (result.ok) replies += 1;
    }
    await guarded.close();
    expect(networks.canaryHits() - before).toBe(0);
    expect(replies).toBeGreaterThan(400);

    // Positive control: look up, check, then let a client look up again.
    const open = networks.open;
    const naive = new Agent({
      connect: (options, callback) => {
        void rebinding('').then(([address = '']) => open({ ...options, hostname: address }, callback));
      },
    });
    let caught = 0;
    for (let round = 0; round < 1_000; round += 1) {
      const [checked = ''] = await rebinding('');
      if (!isPublicAddress(checked)) continue;
      const response = await plainFetch(`http://n${round}.example/`, { dispatcher: naive });
      if ((await response.text()) === 'canary') caught += 1;
    }
    await naive.destroy();
    expect(caught).toBeGreaterThanOrEqual(400);
  });

  it('checks every redirect like the first address, and follows no circle', async () => {
    const before = networks.canaryHits();
    for (const status of [301, 302, 303, 307, 308]) {
      for (const target of Object.keys(redirects)) {
        if (target === '/to-other') continue;
        const result = await get(`http://public.example/${status}${target}`);
        const failure = target === '/to-self' ? 'too_many_redirects' : 'not_allowed';
        expect(result, `${status} ${target}`).toMatchObject({ ok: false, failure });
      }
    }
    expect(networks.canaryHits() - before).toBe(0);
  });

  it('leaves secrets behind when a redirect leads to another origin', async () => {
    const result = await outbound.request({
      url: 'http://public.example/to-other',
      headers: { authorization: 'Bearer s3cret', cookie: 'a=b', 'x-api-key': 's3cret', 'user-agent': 'Desk' },
    });
    const seen = result.ok ? Buffer.from(result.reply.body).toString() : '';
    expect(seen).toContain('other.example');
    expect(seen).toContain('Desk');
    expect(seen).not.toMatch(/s3cret|a=b/);
  });

  it('hands a redirect back when none may be followed, and never follows one with a body', async () => {
    const none = await outbound.request({ url: 'http://public.example/to-other', redirectsMax: 0 });
    const post = await outbound.request({ url: 'http://public.example/to-other', method: 'POST', body: 'x' });
    for (const result of [none, post]) expect(result).toMatchObject({ ok: true, reply: { status: 302 } });
  });

  it.each(['/bomb', '/brotli-bomb', '/announced', '/endless'])(
    'reads no more of %s than the limit',
    async (path) => {
      const before = process.memoryUsage().rss;
      const result = await get(`http://public.example${path}`);
      expect(result).toMatchObject({ ok: false, failure: 'too_large' });
      expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    },
  );

  it('waits no longer than it was told, and stops when it is told', async () => {
    const slow = await outbound.request({ url: 'http://public.example/silent', timeoutMs: 50 });
    expect(slow).toMatchObject({ ok: false, failure: 'timeout' });
    const stopped = await outbound.request({
      url: 'http://public.example/silent',
      signal: AbortSignal.timeout(50),
    });
    expect(stopped).toMatchObject({ ok: false, failure: 'cancelled' });
  });

  it('opens what the operator has allowed, and only that', async () => {
    const server = createServer((_request, response) => response.end('mine'));
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const trusting = createOutbound({ allowedHosts: [`127.0.0.1:${port}`] });
    expect(await trusting.request({ url: `http://127.0.0.1:${port}/` })).toMatchObject({ ok: true });
    expect(await trusting.request({ url: `http://127.0.0.1:${port + 1}/` })).toMatchObject({
      ok: false,
      failure: 'not_allowed',
    });
    expect(await (await trusting.fetch(`http://127.0.0.1:${port}/`)).text()).toBe('mine');
    await expect(trusting.fetch('http://127.0.0.1/')).rejects.toThrow();
    await trusting.close();
    server.close();
  });
});

describe('the pinned connector', () => {
  it('opens the address that was looked up, once, and keeps the name for TLS', async () => {
    const opened: unknown[] = [];
    let lookups = 0;
    const connect = createPinnedConnector({
      allowed: new Set(),
      resolve: async () => {
        lookups += 1;
        return [PUBLIC, '1.1.1.1'];
      },
      open: ({ hostname, servername }, callback) => {
        opened.push({ hostname, servername });
        callback(new Error('nobody there'), null);
      },
    });
    const failed = new Promise((done) => {
      connect({ hostname: 'shop.example', protocol: 'https:', port: '' }, (...[error]) => done(error));
    });
    expect(await failed).toEqual(new Error('nobody there'));
    expect(lookups).toBe(1);
    expect(opened).toEqual([
      { hostname: PUBLIC, servername: 'shop.example' },
      { hostname: '1.1.1.1', servername: 'shop.example' },
    ]);
  });
});
