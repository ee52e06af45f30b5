// How far a crawl goes.

import { KNOWLEDGE_LIMITS } from '@frontdesk/contract';

import { fieldError } from '../../form/field.tsx';
import { TextAreaField, TextField } from '../../form/text-field.tsx';
import type { Refusal } from '../../transport/agent-link.ts';

/** What is written in the fields. */
export interface CrawlValues {
  readonly maxDepth: string;
  readonly maxPages: string;
  /** One pattern in each line. */
  readonly include: string;
  readonly exclude: string;
}

interface CrawlFieldsProps {
  readonly values: CrawlValues;
  readonly error: Refusal | undefined;
  readonly hasDepth: boolean;
  readonly onChange: (change: Partial<CrawlValues>) => void;
}

function PatternFields({ values, error, onChange }: CrawlFieldsProps) {
  return (
    <div class="form-row">
      <TextAreaField
        label="Only these paths (optional)"
        rows={2}
        placeholder="/help/*"
        hint="One in each line; * stands for any characters."
        value={values.include}
        onChange={(include) => onChange({ include })}
        error={fieldError(error, 'include')}
      />
      <TextAreaField
        label="Never these paths (optional)"
        rows={2}
        placeholder="/blog/*"
        value={values.exclude}
        onChange={(exclude) => onChange({ exclude })}
        error={fieldError(error, 'exclude')}
      />
    </div>
  );
}

/** Takes the bounds of a crawl and the patterns of what it reads. */
export function CrawlFields(props: CrawlFieldsProps) {
  const { values, error, hasDepth, onChange } = props;
  return (
    <>
      <div class="form-row">
        {hasDepth && (
          <TextField
            label="How many links deep"
            type="number"
            min={0}
            max={KNOWLEDGE_LIMITS.crawlDepthMax}
            value={values.maxDepth}
            onChange={(maxDepth) => onChange({ maxDepth })}
            error={fieldError(error, 'maxDepth')}
          />
        )}
        <TextField
          label="At most so many pages"
          type="number"
          min={1}
          max={KNOWLEDGE_LIMITS.crawlPagesMax}
          value={values.maxPages}
          onChange={(maxPages) => onChange({ maxPages })}
          error={fieldError(error, 'maxPages')}
        />
      </div>
      <PatternFields {...props} />
    </>
  );
}
