// Every bound that both sides of a wire must know.

/** Bounds of what may be sent, and of how long to wait. Sizes in characters are UTF-16 code units, as `String.length` counts. */
export const LIMITS = {
  /** @source security research, section 4: chat messages up to 4,000 characters */
  messageTextMaxChars: 4_000,
  /** Prefix and 22 characters of base 62 make 131 bits; room for longer ones. */
  idMaxChars: 64,
  pageUrlMaxChars: 2_048,
  pageTitleMaxChars: 300,
  /** How long a client waits for an ack before it sends again, in milliseconds. Longer than the slowest durable write, shorter than patience. */
  ackTimeoutMs: 8_000,
  /** Who types says so again within half of this; who hears nothing for as long takes it for over, in milliseconds. */
  typingTtlMs: 6_000,
} as const;

/** Bounds that the desk alone keeps, which the widget does not carry. */
export const DESK_LIMITS = {
  /** A UUID has 36; room for other schemes of a client. */
  clientMessageIdMaxChars: 64,
  /** About two lines of the widget. */
  citationSnippetMaxChars: 200,
  /** How many messages one opening of a conversation returns. */
  transcriptPageMessages: 50,
  /** One line of the inbox. */
  previewMaxChars: 140,
  /**
   * The largest packet of the transport, in bytes.
   * @source OWASP WebSocket Security Cheat Sheet: messages up to 64 kB
   */
  packetMaxBytes: 64_000,
  /** The visitor's list shows this many conversations. */
  conversationListEntries: 30,
} as const;

/** Bounds of sessions and keys, which the widget has no use for and therefore does not carry. */
export const ACCESS_LIMITS = {
  /** How long a one-time sign-in link works, in seconds. */
  signInLinkTtlSeconds: 3_600,
  /** How long a visitor's session lasts without a visit, in seconds (30 days). */
  visitorSessionTtlSeconds: 2_592_000,
  /** How long an agent stays signed in, in seconds (14 days). */
  agentSessionTtlSeconds: 1_209_600,
  /** @source security research, section 3: keys end after 90 days unless asked otherwise, after a year at the latest */
  apiKeyLifeDays: 90,
  apiKeyLifeMaxDays: 366,
  /** @source the design, section 4: an identity token lives 24 hours at most */
  identityLifeMaxSeconds: 86_400,
  /** How many keys of a workspace may be active. */
  apiKeysMax: 100,
} as const;
