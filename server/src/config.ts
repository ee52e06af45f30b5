// Everything that a variable of the environment can set. One pure function reads them all.

import { resolve } from 'node:path';

import { ANSWER_SERVICES, type AnswerService, type ServiceConnectionInput } from '@frontdesk/contract';
import { serviceConnectionInputSchema } from '@frontdesk/contract/schemas';

import { isOriginEntry } from './access/origins.ts';
import { LOG_LEVELS, type LogLevel } from './logger.ts';

/** The settings of one desk. Frozen: nothing changes them while it runs. */
export interface Config {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where visitors and agents reach the desk; absent: `http://localhost:PORT`. */
  readonly publicUrl: string | undefined;
  /** The folder of the embedded store, the generated secrets and the running desk's facts. Absolute. */
  readonly dataDir: string;
  /** Absent: the embedded store in `dataDir`. */
  readonly mongodbUri: string | undefined;
  /** The folder of the Markdown documents that the assistant answers from. Absolute. */
  readonly knowledgeDir: string;
  /** The websites on which the tag may stand, besides those that are allowed already: `https://shop.example`, `https://*.shop.example`. */
  readonly allowedOrigins: readonly string[];
  /** Absent: no demo site. 0 takes any free port. */
  readonly demoPort: number | undefined;
  /** Absent: answers are quoted from the documents, offline. */
  readonly openai: OpenAiConfig | undefined;
  /** Absent: services are connected in the console alone. */
  readonly answerService: AnswerServiceConfig | undefined;
  /** Absent: the one in the data folder. */
  readonly vaultKey: string | undefined;
  /** How many proxies of the operator's own stand before the desk. */
  readonly trustedProxies: number;
  /** Multiplies every rate limit. */
  readonly rateLimitFactor: number;
  /** Hosts that the desk may open besides public ones, each as `host` or `host:port`, for development and private networks. */
  readonly outboundAllowHosts: readonly string[];
  /** A GeoIP database in MaxMind's format, for the access log. Absent: no country is noted. Absolute. */
  readonly geoipDatabase: string | undefined;
  readonly logLevel: LogLevel;
  /** Absent: this is the only server of the desk. */
  readonly redisUrl: string | undefined;
}

/** How to reach a service that speaks OpenAI's API. */
export interface OpenAiConfig {
  readonly apiKey: string;
  readonly baseUrl: string | undefined;
  readonly model: string;
  /** Absent: passages are found by their words alone. */
  readonly embeddingModel: string | undefined;
}

/** A service that writes the first assistant's answers, and how it is reached. */
export interface AnswerServiceConfig {
  readonly service: AnswerService;
  readonly connection: ServiceConnectionInput & { readonly key: string };
}

/** A variable that cannot be used, and what it should be. Never its value: it may be a secret. */
export interface ConfigProblem {
  readonly name: string;
  readonly reason: string;
}

/** Every variable that the desk reads. `.env.example` explains the same ones. */
export const CONFIG_VARIABLES = [
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'FRONTDESK_DATA_DIR',
  'MONGODB_URI',
  'KNOWLEDGE_DIR',
  'ALLOWED_ORIGINS',
  'DEMO_PORT',
  'VAULT_KEY',
  'TRUSTED_PROXIES',
  'RATE_LIMIT_FACTOR',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'EMBEDDING_MODEL',
  'ANSWER_SERVICE',
  'ANSWER_SERVICE_ID',
  'ANSWER_SERVICE_KEY',
  'ANSWER_SERVICE_URL',
  'OUTBOUND_ALLOW_HOSTS',
  'GEOIP_DATABASE',
  'LOG_LEVEL',
  'REDIS_URL',
] as const;

type Variable = (typeof CONFIG_VARIABLES)[number];
type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = 4400;
const DEFAULT_DEMO_PORT = 4401;
/** 256 bits as base64. */
const SECRET_MIN_CHARS = 43;
const DEFAULT_MODEL = 'gpt-4.1-mini';

/** A connection string may list several hosts; an address has one. */
function canParseHosts(value: string): boolean {
  return URL.canParse(value.replace(/^[^:]+/, 'http').replaceAll(/,[^,/?]+/g, ''));
}

/** A host as it stands in a URL, with or without a port. */
function isHostEntry(entry: string): boolean {
  const url = `http://${entry}/`;
  return URL.canParse(url) && url === new URL(url).href;
}

interface NumberRange {
  readonly least: number;
  readonly most: number;
  readonly fallback: number;
}

const PORTS = { least: 0, most: 65_535 } as const;

/** Reads variables one by one and collects what is wrong with them. */
function reader(env: Environment) {
  const problems: ConfigProblem[] = [];
  const text = (name: Variable): string | undefined => env[name]?.trim() || undefined;
  const refuse = (name: Variable, reason: string): undefined => {
    problems.push({ name, reason });
    return undefined;
  };
  return {
    problems,
    text,
    url(name: Variable, protocols: readonly string[]): string | undefined {
      const value = text(name);
      if (value === undefined) return undefined;
      const protocol = protocols.find((candidate) => value.startsWith(`${candidate}://`));
      if (protocol && canParseHosts(value)) return value.replace(/\/+$/, '');
      return refuse(
        name,
        `must be an address that begins with ${protocols.map((p) => `${p}://`).join(' or ')}`,
      );
    },
    number(name: Variable, range: NumberRange): number {
      const value = text(name);
      if (value === undefined) return range.fallback;
      const { least, most } = range;
      if (/^\d{1,6}$/.test(value) && Number(value) >= least && Number(value) <= most) return Number(value);
      refuse(name, `must be a whole number from ${least} to ${most}`);
      return range.fallback;
    },
    secret(name: Variable): string | undefined {
      const value = text(name);
      if (value === undefined || value.length >= SECRET_MIN_CHARS) return value;
      return refuse(
        name,
        `must be at least ${SECRET_MIN_CHARS} random characters, such as “openssl rand -base64 32” makes`,
      );
    },
    list(name: Variable, isEntry: (entry: string) => boolean, form: string): readonly string[] {
      const listed = (text(name) ?? '').split(/[\s,]+/).filter(Boolean);
      if (!listed.every(isEntry)) refuse(name, `must be a list of ${form}`);
      return listed;
    },
    oneOf<Choice extends string>(name: Variable, choices: readonly Choice[]): Choice | undefined {
      const value = text(name);
      const choice = choices.find((candidate) => candidate === value);
      if (value !== undefined && !choice) refuse(name, `must be one of: ${choices.join(', ')}`);
      return choice;
    },
  };
}

/** Reads how to reach the models; a setting that needs the key is a problem without it. */
function readOpenAi(read: ReturnType<typeof reader>): OpenAiConfig | undefined {
  const apiKey = read.text('OPENAI_API_KEY');
  const baseUrl = read.url('OPENAI_BASE_URL', ['https', 'http']);
  const embeddingModel = read.text('EMBEDDING_MODEL');
  if (apiKey) return { apiKey, baseUrl, model: read.text('OPENAI_MODEL') ?? DEFAULT_MODEL, embeddingModel };
  const needing = baseUrl ? 'OPENAI_BASE_URL' : embeddingModel && 'EMBEDDING_MODEL';
  if (needing) {
    read.problems.push({
      name: 'OPENAI_API_KEY',
      reason: `must be set together with ${needing} (any text will do for a local model)`,
    });
  }
  return undefined;
}

/** The variable behind each field of a connection. */
const CONNECTION_VARIABLES = {
  remoteId: 'ANSWER_SERVICE_ID',
  key: 'ANSWER_SERVICE_KEY',
  baseUrl: 'ANSWER_SERVICE_URL',
} as const satisfies Partial<Record<keyof ServiceConnectionInput, Variable>>;

/** Reads which service writes answers; its key and its id are problems where one of the others stands without them. */
function readAnswerService(read: ReturnType<typeof reader>): AnswerServiceConfig | undefined {
  const names = ['ANSWER_SERVICE', ...Object.values(CONNECTION_VARIABLES)] as const;
  if (names.every((name) => read.text(name) === undefined)) return undefined;
  const missing = names.slice(0, 3).filter((name) => read.text(name) === undefined);
  const others = 'must be set together with the other variables that begin with ANSWER_SERVICE';
  for (const name of missing) read.problems.push({ name, reason: others });
  const service = read.oneOf('ANSWER_SERVICE', ANSWER_SERVICES);
  const key = read.text('ANSWER_SERVICE_KEY');
  if (missing.length > 0 || key === undefined) return undefined;
  const parsed = serviceConnectionInputSchema.safeParse({
    remoteId: read.text('ANSWER_SERVICE_ID'),
    baseUrl: read.text('ANSWER_SERVICE_URL')?.replace(/\/+$/, '') ?? null,
    key,
  });
  for (const { path, message } of parsed.error?.issues ?? []) {
    const name = CONNECTION_VARIABLES[path[0] as keyof typeof CONNECTION_VARIABLES];
    read.problems.push({ name, reason: message });
  }
  return service && parsed.data && { service, connection: { ...parsed.data, key } };
}

/**
 * Reads the settings from the environment's variables.
 * @param env the variables, such as `process.env`
 * @param workingDir the folder from which relative paths are taken
 * @param demoKnowledgeDir the folder that `KNOWLEDGE_DIR` defaults to
 * @returns the settings, or every problem at once
 */
export function loadConfig(
  env: Environment,
  workingDir: string,
  demoKnowledgeDir: string,
): { readonly config: Config } | { readonly problems: readonly ConfigProblem[] } {
  const read = reader(env);
  const openai = readOpenAi(read);
  const redisUrl = read.url('REDIS_URL', ['redis', 'rediss']);
  if (redisUrl && !read.text('MONGODB_URI')) {
    read.problems.push({
      name: 'MONGODB_URI',
      reason: 'must be set together with REDIS_URL: servers that share the work need one store',
    });
  }
  const geoip = read.text('GEOIP_DATABASE');
  const config: Config = {
    redisUrl,
    host: read.text('HOST') ?? '127.0.0.1',
    port: read.number('PORT', { ...PORTS, fallback: DEFAULT_PORT }),
    publicUrl: read.url('PUBLIC_URL', ['https', 'http']),
    dataDir: resolve(workingDir, read.text('FRONTDESK_DATA_DIR') ?? 'data'),
    mongodbUri: read.url('MONGODB_URI', ['mongodb', 'mongodb+srv']),
    knowledgeDir: resolve(workingDir, read.text('KNOWLEDGE_DIR') ?? demoKnowledgeDir),
    allowedOrigins: read.list(
      'ALLOWED_ORIGINS',
      isOriginEntry,
      'origins such as https://shop.example or https://*.shop.example, without a path',
    ),
    demoPort:
      read.text('DEMO_PORT') === 'off'
        ? undefined
        : read.number('DEMO_PORT', { ...PORTS, fallback: DEFAULT_DEMO_PORT }),
    vaultKey: read.secret('VAULT_KEY'),
    openai,
    answerService: readAnswerService(read),
    trustedProxies: read.number('TRUSTED_PROXIES', { least: 0, most: 10, fallback: 0 }),
    rateLimitFactor: read.number('RATE_LIMIT_FACTOR', { least: 1, most: 1_000, fallback: 1 }),
    outboundAllowHosts: read.list(
      'OUTBOUND_ALLOW_HOSTS',
      isHostEntry,
      'hosts such as wiki.internal or 127.0.0.1:8080, in lower case, without http:// and a path',
    ),
    geoipDatabase: geoip && resolve(workingDir, geoip),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS) ?? 'warn',
  };
  return read.problems.length > 0 ? { problems: read.problems } : { config: Object.freeze(config) };
}
