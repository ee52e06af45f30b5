// Subjects that the assistant leaves to people.

import { TextAreaField, TextField } from '../../form/text-field.tsx';
import type { TopicValues } from './settings-values.ts';

function OneTopic(props: {
  readonly topic: TopicValues;
  readonly onChange: (topic: TopicValues) => void;
  readonly onRemove: () => void;
}) {
  const { topic, onChange, onRemove } = props;
  return (
    <fieldset class="check-list">
      <legend>{topic.name || 'New topic'}</legend>
      <TextField
        label="Name"
        value={topic.name}
        onChange={(name) => onChange({ ...topic, name })}
        isRequired
      />
      <TextAreaField
        label="Phrases"
        hint="One in each line. A question belongs to the topic when it holds all words of one of them."
        rows={2}
        value={topic.phrases}
        onChange={(phrases) => onChange({ ...topic, phrases })}
        isRequired
      />
      <TextField
        label="What the visitor reads (optional)"
        value={topic.reply}
        onChange={(reply) => onChange({ ...topic, reply })}
      />
      <p>
        <button type="button" class="button small quiet-danger" onClick={onRemove}>
          Remove this topic
        </button>
      </p>
    </fieldset>
  );
}

/** Takes any number of topics. */
export function TopicFields(props: {
  readonly topics: readonly TopicValues[];
  readonly onChange: (topics: readonly TopicValues[]) => void;
}) {
  const { topics, onChange } = props;
  return (
    <>
      <h2 class="form-heading">Topics that are left to people</h2>
      {topics.map((topic, index) => (
        <OneTopic
          key={index}
          topic={topic}
          onChange={(next) => onChange(topics.with(index, next))}
          onRemove={() => onChange(topics.toSpliced(index, 1))}
        />
      ))}
      <p>
        <button
          type="button"
          class="button small"
          onClick={() => onChange([...topics, { name: '', phrases: '', reply: '' }])}
        >
          Add a topic
        </button>
      </p>
    </>
  );
}
