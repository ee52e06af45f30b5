// What is fetched beside the panel, in one request: the library of the connection, and what has to wait for it.

export { deliver } from './chat/outbox/deliver.ts';
export { createUnreadBadge } from './attention/show-unread.ts';
export { attend } from './attention/attend.ts';
export { createResume } from './chat/transcript/resume.ts';
export { createTurns } from './host/take-turn.ts';
export { ask, createSocket } from './transport/socket-io.ts';
