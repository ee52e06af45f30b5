import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { CONFIG_VARIABLES, loadConfig } from './config.ts';

const load = (env: Record<string, string>) => loadConfig(env, '/srv/desk', '/house/docs');

describe('loadConfig', () => {
  it('needs nothing: every setting has a default that works on a fresh machine', () => {
    expect(load({})).toEqual({
      config: {
        host: '127.0.0.1',
        port: 4400,
        publicUrl: undefined,
        dataDir: '/srv/desk/data',
        mongodbUri: undefined,
        knowledgeDir: '/house/docs',
        allowedOrigins: [],
        demoPort: 4401,
        openai: undefined,
        outboundAllowHosts: [],
        trustedProxies: 0,
        rateLimitFactor: 1,
        logLevel: 'warn',
      },
    });
  });

  it('names every variable that is wrong at once, and never its value', () => {
    const loaded = load({
      PORT: '70000',
      DEMO_PORT: 'secret-1',
      PUBLIC_URL: 'secret-2',
      MONGODB_URI: 'postgres://secret-3',
      LOG_LEVEL: 'secret-4',
      OPENAI_BASE_URL: 'http://localhost:1234',
      ALLOWED_ORIGINS: 'https://ok.example, secret-5',
      OUTBOUND_ALLOW_HOSTS: 'wiki.internal, http://secret-6/',
      VAULT_KEY: 'secret-7',
      TRUSTED_PROXIES: 'secret-8',
      RATE_LIMIT_FACTOR: 'secret-9',
    });
    const problems = 'problems' in loaded ? loaded.problems : [];
    expect(new Set(problems.map(({ name }) => name))).toEqual(
      new Set([
        'ALLOWED_ORIGINS',
        'DEMO_PORT',
        'LOG_LEVEL',
        'MONGODB_URI',
        'OPENAI_API_KEY',
        'OUTBOUND_ALLOW_HOSTS',
        'PORT',
        'PUBLIC_URL',
        'VAULT_KEY',
        'TRUSTED_PROXIES',
        'RATE_LIMIT_FACTOR',
      ]),
    );
    expect(JSON.stringify(problems)).not.toMatch(/secret|70000/);
  });

  it('takes a service for the answers with its key and id, and nothing less', () => {
    const whole = { ANSWER_SERVICE: 'customgpt', ANSWER_SERVICE_ID: '12345', ANSWER_SERVICE_KEY: 'key-1' };
    const connection = { remoteId: '12345', key: 'key-1', baseUrl: null, searches: false };
    expect(load(whole)).toMatchObject({ config: { answerService: { service: 'customgpt', connection } } });
    expect(load({ ...whole, ANSWER_SERVICE_URL: 'https://other.example/' })).toMatchObject({
      config: { answerService: { connection: { baseUrl: 'https://other.example' } } },
    });
    const wrong = (env: Record<string, string>) => {
      const loaded = load(env);
      const problems = 'problems' in loaded ? loaded.problems : [];
      expect(JSON.stringify(problems)).not.toContain('secret');
      return problems.map(({ name }) => name);
    };
    expect(wrong({ ANSWER_SERVICE_URL: 'https://other.example' })).toEqual([
      'ANSWER_SERVICE',
      'ANSWER_SERVICE_ID',
      'ANSWER_SERVICE_KEY',
    ]);
    expect(wrong({ ...whole, ANSWER_SERVICE: 'secret-1' })).toEqual(['ANSWER_SERVICE']);
    const broken = {
      ANSWER_SERVICE_ID: 'secret/2',
      ANSWER_SERVICE_KEY: 'secret 3',
      ANSWER_SERVICE_URL: 'secret-4',
    };
    expect(new Set(wrong({ ...whole, ...broken }))).toEqual(new Set(Object.keys(broken)));
  });

  it.each(['mongodb://a:b@h1:27017,h2:27017/desk?replicaSet=r', 'mongodb+srv://u:p@cluster.example/'])(
    'takes the connection string %s',
    (uri) => {
      const loaded = load({ MONGODB_URI: uri });
      expect('config' in loaded && loaded.config.mongodbUri).toBe(uri.replace(/\/$/, ''));
    },
  );

  it('turns the demo site off, and takes port 0 for any free one', () => {
    const loaded = load({ DEMO_PORT: 'off', PORT: '0' });
    expect('config' in loaded && loaded.config).toMatchObject({ port: 0, demoPort: undefined });
  });

  it('reads exactly the variables that .env.example explains', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const explained = [...example.matchAll(/^# ?([A-Z_]+)=/gm)].map(([, name]) => name);
    expect(new Set(explained)).toEqual(new Set(CONFIG_VARIABLES));
  });
});
