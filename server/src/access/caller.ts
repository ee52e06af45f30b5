// Who calls the desk's REST interface, and what they may do there.

import type { ApiScope, AssistantId, WorkspaceId } from '@frontdesk/contract';

import { AppError } from '../errors.ts';

/** A caller who has been recognised. */
export interface Caller {
  readonly workspaceId: WorkspaceId;
  /** Who answers for what is done: the operator at this machine, an agent in the console, or a program with a key. */
  readonly actor: {
    readonly kind: 'operator' | 'agent' | 'key';
    readonly id: string;
    readonly name: string;
  };
  readonly scopes: ReadonlySet<ApiScope>;
  /** The only assistants that the caller may touch; absent: all of the workspace. */
  readonly assistantIds?: readonly AssistantId[];
}

/** @throws {AppError} `scope_missing` for a caller who may not do this */
export function requireScope({ scopes }: Caller, scope: ApiScope): void {
  if (!scopes.has(scope)) throw new AppError('scope_missing', { details: [`scope: needs ${scope}`] });
}
