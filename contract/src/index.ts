// What crosses a wire, as types and constants. Parsers are exported apart, from `@frontdesk/contract/schemas`.

export * from './access/index.ts';
export * from './answering.ts';
export * from './assistants.ts';
export * from './api.ts';
export * from './entities.ts';
export * from './errors.ts';
export * from './escalation.ts';
export * from './events.ts';
export * from './feedback.ts';
export * from './ids.ts';
export * from './knowledge.ts';
export * from './limits.ts';
export * from './programs.ts';
export * from './result.ts';
export * from './services.ts';
export * from './session.ts';
export * from './tried-answer.ts';
