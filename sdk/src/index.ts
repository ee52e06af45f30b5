// What the package offers.

export { createFrontdesk, type Frontdesk, type FrontdeskOptions } from './create-frontdesk.ts';
export type { FileBody } from './file-body.ts';
export { FrontdeskConnectionError, FrontdeskError, type Problem } from './frontdesk-error.ts';
export type { CallOptions, ItemOf, ListPaths, ReplyOf } from './operation-types.ts';
export type { ErrorCode } from './operations/error-code.ts';
export type { Operations } from './operations/index.ts';
export type { Fetch } from './send.ts';
