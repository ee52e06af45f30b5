// Which assistants something is for.

import type { AssistantId } from '@frontdesk/contract';

import { CheckList } from '../form/check-field.tsx';
import { usePageTools } from '../page/page-tools.ts';

/** Takes some assistants; nothing to take where there is only one. */
export function AssistantsField(props: {
  /** None: all of them. */
  readonly chosen: readonly AssistantId[];
  readonly onChange: (chosen: readonly AssistantId[]) => void;
}) {
  const { assistants } = usePageTools();
  if (assistants.length < 2) return null;
  return (
    <CheckList
      legend="For these assistants only (none ticked: for all)"
      options={assistants.map(({ id, name }) => [id, name] as const)}
      chosen={props.chosen}
      onChange={props.onChange}
    />
  );
}
