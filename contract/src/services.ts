// Other services that can answer in the desk's place: the desk stands in front of them and holds the key.

/** The services that can answer for an assistant, by the names of their providers. */
export const ANSWER_SERVICES = ['aisupportbot', 'mygptassistants', 'aismarttalk', 'customgpt'] as const;

/** A service that can answer for an assistant. */
export type AnswerService = (typeof ANSWER_SERVICES)[number];

/** How an assistant reaches a service, without the key: that is never shown again. */
export interface ServiceConnection {
  readonly service: AnswerService;
  /** Whether the service has been connected: its key and its id were given. */
  readonly isConnected: boolean;
  /** The service's address, such as `https://aisupportbot.io`; `null`: its own. */
  readonly baseUrl: string | null;
  /** What the service calls the assistant, the bot, the chat model or the project; empty until it is connected. */
  readonly remoteId: string;
  /** Whether the desk searches this service's documents instead of its own. Only AI SmartTalk has a search. */
  readonly searches: boolean;
}

/** What an owner writes to make a project of CustomGPT that reads a website. */
export interface ServiceProjectInput {
  readonly name: string;
  /** The address of a sitemap or a website. */
  readonly sitemap: string;
  readonly baseUrl: string | null;
  /** Absent: the key that was given before. */
  readonly key?: string;
}

/** What became of an assistant's documents when they were shared with a service. */
export interface SharedKnowledge {
  readonly shared: number;
  /** How many the service did not take. */
  readonly refused: number;
  /** How many stay here, because not everyone may read them. */
  readonly withheld: number;
}

/** What an owner writes to connect an assistant to a service. */
export interface ServiceConnectionInput {
  readonly baseUrl: string | null;
  readonly remoteId: string;
  /** Absent: the key that was given before. */
  readonly key?: string;
  readonly searches: boolean;
}
