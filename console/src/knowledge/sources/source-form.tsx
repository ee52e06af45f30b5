// Adding a source.

import { useState } from 'preact/hooks';

import {
  KNOWLEDGE_LIMITS,
  type CitationTarget,
  type Source,
  type SourceDraft,
  type SourceKind,
} from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { Form } from '../../form/form.tsx';
import { linesOf } from '../../form/lines-of.ts';
import { ChoiceField, TextField } from '../../form/text-field.tsx';
import { usePageTools } from '../../page/page-tools.ts';
import { useAction } from '../../page/use-action.ts';
import type { Refusal } from '../../transport/agent-link.ts';
import { path } from '../../transport/rest-client.ts';
import { CrawlFields, type CrawlValues } from './crawl-fields.tsx';
import { KIND_WORDS } from './source-words.ts';

type WebKind = Exclude<SourceKind, 'folder'>;

interface Values extends CrawlValues {
  readonly kind: WebKind;
  readonly location: string;
  readonly name: string;
  readonly resyncHours: string;
  readonly cite: CitationTarget;
}

const EMPTY: Values = {
  kind: 'crawl',
  location: '',
  name: '',
  resyncHours: '24',
  cite: 'original',
  maxDepth: '3',
  maxPages: '500',
  include: '',
  exclude: '',
};

const KINDS: readonly (readonly [WebKind, string])[] = (['crawl', 'sitemap', 'url'] as const).map((kind) => [
  kind,
  KIND_WORDS[kind],
]);

function toDraft(values: Values): SourceDraft {
  const { kind, location, name, resyncHours, cite, maxDepth, maxPages, include, exclude } = values;
  return {
    kind,
    location: location.trim(),
    ...(name.trim() && { name: name.trim() }),
    resyncHours: resyncHours === '' ? null : Number(resyncHours),
    cite,
    ...(kind === 'crawl' && { maxDepth: Number(maxDepth) }),
    ...(kind !== 'url' && {
      maxPages: Number(maxPages),
      include: linesOf(include),
      exclude: linesOf(exclude),
    }),
  };
}

function CommonFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (values: Values) => void;
}) {
  const { values, error, onChange } = props;
  return (
    <div class="form-row">
      <ChoiceField
        label="Read it again"
        value={values.resyncHours}
        options={[
          ['1', 'Every hour'],
          ['24', 'Every day'],
          ['168', 'Every week'],
          ['', 'Only when asked'],
        ]}
        onChange={(resyncHours) => onChange({ ...values, resyncHours })}
        error={fieldError(error, 'resyncHours')}
      />
      <ChoiceField
        label="Citations lead to"
        value={values.cite}
        options={[
          ['original', 'The page itself'],
          ['desk', 'The desk’s copy, passage marked'],
        ]}
        onChange={(cite) => onChange({ ...values, cite })}
      />
    </div>
  );
}

function PlaceFields(props: {
  readonly values: Values;
  readonly error: Refusal | undefined;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const { values, error, onChange: set } = props;
  const { kind, location, name } = values;
  return (
    <>
      <ChoiceField
        label="What to read"
        value={kind}
        options={KINDS}
        onChange={(next) => set({ kind: next })}
      />
      <TextField
        label={kind === 'sitemap' ? 'Address of the sitemap' : 'Address'}
        type="url"
        placeholder={kind === 'sitemap' ? 'https://shop.example/sitemap.xml' : 'https://shop.example/help'}
        value={location}
        onChange={(next) => set({ location: next })}
        error={fieldError(error, 'location')}
        isRequired
      />
      <TextField
        label="Name (optional)"
        hint="How you want to call it. Without one, its address is shown."
        value={name}
        onChange={(next) => set({ name: next.slice(0, KNOWLEDGE_LIMITS.titleMaxChars) })}
        error={fieldError(error, 'name')}
      />
    </>
  );
}

/** Asks what to read and how; adds it and begins to read. */
export function SourceForm(props: {
  readonly onAdded: (source: Source) => void;
  readonly onCancel: () => void;
}) {
  const { rest, assistantId } = usePageTools();
  const { error, isBusy, run } = useAction();
  const [values, setValues] = useState(EMPTY);
  const set = (change: Partial<Values>) => setValues((known) => ({ ...known, ...change }));
  const { kind } = values;
  async function add() {
    const at = path`/assistants/${assistantId}/sources`;
    const outcome = await run(async () => rest.post<Source>(at, toDraft(values)));
    if (outcome?.ok) props.onAdded(outcome.value);
  }
  return (
    <Form
      label="Add a source"
      submit="Add and read"
      isBusy={isBusy}
      error={error}
      onSubmit={() => void add()}
      onCancel={props.onCancel}
    >
      <PlaceFields values={values} error={error} onChange={set} />
      {kind !== 'url' && (
        <CrawlFields values={values} error={error} hasDepth={kind === 'crawl'} onChange={set} />
      )}
      <CommonFields values={values} error={error} onChange={setValues} />
    </Form>
  );
}
