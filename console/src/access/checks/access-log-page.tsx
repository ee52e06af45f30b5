// The page of the access log: whom programs elsewhere have asked about.

import { useState } from 'preact/hooks';

import type { AccessCheck, AccessReason } from '@frontdesk/contract';

import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { Fact, Facts, Item, Moment } from '../../page/item.tsx';
import { Empty, LoadedView } from '../../page/loaded-view.tsx';
import { MoreButton } from '../../page/more-button.tsx';
import { PageFrame, Part } from '../../page/page-frame.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { usePaged } from '../../page/use-paged.ts';
import { path } from '../../transport/rest-client.ts';
import { isWholeEmail } from '../is-whole-email.ts';
import { CustomGptView } from './custom-gpt-view.tsx';

const REASONS: Readonly<Record<AccessReason, string>> = {
  active: 'has access',
  unknown: 'no subscription',
  expired: 'nothing that opens this assistant now',
  elsewhere: 'refused by the verifier, or it could not be asked',
};

const WAYS: Readonly<Record<AccessCheck['via'], string>> = { 'verify-access': 'verify-access', mcp: 'MCP' };

function CheckItem({ check }: { readonly check: AccessCheck }) {
  const { email, granted, reason, at, via, askedBy, country, userAgent } = check;
  const tag = <span class={`tag ${granted ? 'ai' : 'resolved'}`}>{granted ? 'Let in' : 'Refused'}</span>;
  return (
    <Item title={email} tags={tag}>
      <Facts>
        <Fact name="Because">{REASONS[reason]}</Fact>
        <Fact name="At">
          <Moment at={at} />
        </Fact>
        <Fact name="Asked by">
          <bdi>
            {askedBy} ({WAYS[via]})
          </bdi>
        </Fact>
        <Fact name="Country">{country}</Fact>
        <Fact name="Program">{userAgent && <span class="id">{userAgent}</span>}</Fact>
      </Facts>
    </Item>
  );
}

type Outcome = 'all' | 'true' | 'false';
const OUTCOMES = [
  ['all', 'All'],
  ['true', 'Let in'],
  ['false', 'Refused'],
] as const;

/** Shows whom programs have asked about, and what a Custom GPT needs to ask. */
export function AccessLogPage() {
  const { rest, assistantId } = usePageTools();
  const [search, setSearch] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('all');
  const paged = usePaged<AccessCheck>(rest, path`/assistants/${assistantId}/access-log`, {
    email: isWholeEmail(search) ? search.trim() : undefined,
    granted: outcome === 'all' ? undefined : outcome,
  });
  return (
    <PageFrame
      title="Access log"
      lead="Whom your programs elsewhere have asked about, such as a Custom GPT, and what they were told. Kept for 90 days."
    >
      <search class="filters form-row">
        <TextField label="Find by e-mail address" type="email" value={search} onChange={setSearch} />
        <ChoiceField label="Outcome" value={outcome} options={OUTCOMES} onChange={setOutcome} />
      </search>
      <LoadedView loaded={paged.loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="No program has asked here" />
          ) : (
            <ul class="items" aria-label="Access checks">
              {items.map((check) => (
                <CheckItem key={check.id} check={check} />
              ))}
            </ul>
          )
        }
      </LoadedView>
      <MoreButton paged={paged} />
      <Part title="Ask from a Custom GPT" lead="Your GPT then helps only those who have access here.">
        <CustomGptView />
      </Part>
    </PageFrame>
  );
}
