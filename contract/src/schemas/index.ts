// The parsers of everything that reaches the server. Kept out of the package's main entry, so that no parser reaches a browser.

export * from './access/index.ts';
export * from './agent.ts';
export * from './answering.ts';
export * from './api.ts';
export * from './ask.ts';
export * from './assistants.ts';
export * from './compat/aismarttalk.ts';
export * from './compat/aisupportbot.ts';
export * from './compat/customgpt.ts';
export * from './compat/mygptassistants.ts';
export * from './compat/openai.ts';
export * from './compat/selgora.ts';
export * from './feedback.ts';
export * from './knowledge.ts';
export * from './json-schema.ts';
export * from './primitives.ts';
export * from './programs.ts';
export * from './services.ts';
export * from './tried-answer.ts';
export * from './tools.ts';
export * from './visitor.ts';
