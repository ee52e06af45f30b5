// Parsers of everything about who may ask and who may run the desk.

export * from './access-checks.ts';
export * from './agents.ts';
export * from './api-keys.ts';
export * from './audit.ts';
export * from './budget.ts';
export * from './identity.ts';
export * from './names.ts';
export * from './offers.ts';
export * from './origins.ts';
export * from './settings.ts';
export * from './visitors.ts';
