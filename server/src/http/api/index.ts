// Every address of the REST interface, one table per subject.

import type { Access } from '../../access/create-access.ts';
import type { Ingestion } from '../../ingestion/ingestion.ts';
import type { AnswerGapDeps } from '../../answers/gaps/answer-gap.ts';
import type { AccessLog } from '../../ports/access-log.ts';
import type { AssistantStore } from '../../ports/assistant-store.ts';
import type { AuditLog } from '../../ports/audit-log.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DocumentStore } from '../../ports/document-store.ts';
import type { ServiceKnowledge } from '../../ports/service-knowledge.ts';
import type { OfferStore } from '../../ports/subscription-store.ts';
import type { UsageStore } from '../../ports/usage-store.ts';
import type { VisitorStore } from '../../ports/visitor-store.ts';
import type { ChatDeps } from '../../chat/chat-deps.ts';
import { accessCheckEndpoints } from './access-check-endpoints.ts';
import { askEndpoints } from './ask-endpoints.ts';
import { answeringEndpoints, type AnsweringDeps } from './answering-endpoints.ts';
import { assistantEndpoints } from './assistant-endpoints.ts';
import { auditEndpoints } from './audit-endpoints.ts';
import { documentEndpoints } from './document-endpoints.ts';
import type { Endpoint } from './endpoint.ts';
import { feedbackEndpoints } from './feedback-endpoints.ts';
import { identityEndpoints } from './identity-endpoints.ts';
import { gapEndpoints, goldenEndpoints } from './gap-endpoints.ts';
import { keysEndpoints } from './keys-endpoints.ts';
import { offersEndpoints } from './offers-endpoints.ts';
import { originEndpoints } from './origin-endpoints.ts';
import { programKeyEndpoints } from './program-key-endpoints.ts';
import { serviceEndpoints } from './service-endpoints.ts';
import { passageEndpoints } from './passage-endpoints.ts';
import { sourceEndpoints } from './source-endpoints.ts';
import { planEndpoints } from './plan-endpoints.ts';
import { teamEndpoints } from './team-endpoints.ts';
import { tryEndpoints } from './try-endpoints.ts';
import { visitorEndpoints } from './visitor-endpoints.ts';

/** What the addresses work with. */
export interface EndpointDeps
  extends Access, Omit<AnsweringDeps, 'serviceConnections'>, Omit<AnswerGapDeps, 'answering'> {
  readonly accessLog: AccessLog;
  readonly assistants: AssistantStore;
  readonly audit: AuditLog;
  readonly documents: DocumentStore;
  readonly serviceKnowledge: ServiceKnowledge;
  readonly offers: OfferStore;
  readonly usage: UsageStore;
  readonly visitors: VisitorStore;
  readonly clock: Clock;
  readonly chat: ChatDeps;
  readonly ingestion: Ingestion;
  /** Where programs reach the desk, without a slash at the end. */
  readonly publicUrl: string;
}

/** Declares all addresses under `/api/v1`. */
export function allEndpoints(deps: EndpointDeps): readonly Endpoint[] {
  return [
    ...assistantEndpoints(deps),
    ...askEndpoints(deps),
    ...tryEndpoints(deps.chat),
    ...originEndpoints(deps.originSettings),
    ...identityEndpoints(deps),
    ...offersEndpoints(deps),
    ...accessCheckEndpoints(deps),
    ...planEndpoints(deps),
    ...visitorEndpoints(deps),
    ...keysEndpoints(deps.keys),
    ...programKeyEndpoints(deps.keys, deps.publicUrl),
    ...teamEndpoints(deps.people),
    ...auditEndpoints(deps.audit),
    ...documentEndpoints(deps.ingestion.documents),
    ...passageEndpoints(deps.ingestion.documents, deps.publicUrl),
    ...feedbackEndpoints(deps.chat.messages),
    ...answeringEndpoints(deps),
    ...serviceEndpoints(deps),
    ...gapEndpoints(deps),
    ...goldenEndpoints(deps),
    ...sourceEndpoints(deps.ingestion.sources),
  ];
}
