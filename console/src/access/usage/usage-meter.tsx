// How much of something has been used.

import { useId } from 'preact/hooks';

const say = (value: number) => value.toLocaleString(undefined, { maximumFractionDigits: 2 });

/** Shows a number, and a bar where there is a limit. */
export function UsageMeter(props: {
  readonly name: string;
  readonly used: number;
  readonly limit: number | undefined;
}) {
  const { name, used, limit } = props;
  const id = useId();
  return (
    <div class="usage-meter">
      <p id={id}>
        <span class="usage-name">{name}</span>{' '}
        <strong>
          {say(used)}
          {limit !== undefined && ` of ${say(limit)}`}
        </strong>
      </p>
      {limit !== undefined && limit > 0 && (
        <meter aria-labelledby={id} min={0} max={limit} high={limit * 0.8} value={Math.min(used, limit)} />
      )}
      {limit === undefined && <p class="hint">no limit</p>}
    </div>
  );
}
