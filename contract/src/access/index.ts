// Who may ask, and who may run the desk: keys, agents, the audit log, websites, offers, plans.

export * from './access-checks.ts';
export * from './agents.ts';
export * from './api-keys.ts';
export * from './audit.ts';
export * from './budget.ts';
export * from './denial.ts';
export * from './identity.ts';
export * from './offers.ts';
export * from './origins.ts';
export * from './settings.ts';
export * from './visitors.ts';
