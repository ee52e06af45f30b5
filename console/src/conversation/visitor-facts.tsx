// Who the visitor is by their own site, and whether they may ask.

import type { AccessState, ConversationSummary, NamedVisitor, VisitorStanding } from '@frontdesk/contract';

import { useLoaded } from '../page/use-loaded.ts';
import { path } from '../transport/rest-client.ts';
import { useRest } from '../transport/rest-context.ts';
import { fullMoment } from '../ui/format-time.ts';

function UserFacts({ user }: { readonly user: NamedVisitor | null }) {
  if (!user) {
    return (
      <>
        <dt>Signed in on the site</dt>
        <dd>No</dd>
      </>
    );
  }
  const { subject, name, email, plan } = user;
  const facts = [
    ['Name on the site', name],
    ['E-mail address', email],
    ['Plan on the site', plan],
    ['Id on the site', subject],
  ] as const;
  return (
    <>
      {facts.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
      )}
    </>
  );
}

function accessWords(access: AccessState): string {
  if (!access.access) return `No. ${access.message}`;
  const plan = access.plan ? `Yes, plan ${access.plan}` : 'Yes';
  return access.expiresAt ? `${plan}, until ${fullMoment(access.expiresAt)}` : plan;
}

/** Shows what the site has signed of its user and whether they may ask now; nothing while it is not known. */
export function VisitorFacts({ summary }: { readonly summary: ConversationSummary }) {
  const rest = useRest();
  const { assistantId, visitor } = summary;
  const at = path`/assistants/${assistantId}/visitors/${visitor.id}`;
  const { value } = useLoaded(at, async () => rest.get<VisitorStanding>(at));
  if (!value) return null;
  return (
    <>
      <UserFacts user={value.user} />
      <dt>May ask</dt>
      <dd dir="auto">{accessWords(value.access)}</dd>
    </>
  );
}
