// All operations. Written by the tests from the OpenAPI document; not edited by hand.

import type { AccessOperations } from './access-operations.ts';
import type { AnsweringOperations } from './answering-operations.ts';
import type { AskingOperations } from './asking-operations.ts';
import type { DeskOperations } from './desk-operations.ts';
import type { GapsOperations } from './gaps-operations.ts';
import type { KnowledgeOperations } from './knowledge-operations.ts';
import type { PeopleOperations } from './people-operations.ts';
import type { SourcesOperations } from './sources-operations.ts';
import type { SubscriptionsOperations } from './subscriptions-operations.ts';

/** What each operation takes and gives, by method and address. */
export interface Operations
  extends
    AccessOperations,
    AnsweringOperations,
    AskingOperations,
    DeskOperations,
    GapsOperations,
    KnowledgeOperations,
    PeopleOperations,
    SourcesOperations,
    SubscriptionsOperations {}
