// A table, which scrolls sideways by itself where it is too wide.

import type { Citation } from '@frontdesk/contract';
import type { Block } from '../../markdown/tree.ts';
import { usePanel } from '../panel-context.ts';
import { SCROLLABLE } from '../scrollable.ts';
import { InlineParts } from './inline-parts.tsx';

/** What a table needs. */
export interface TableBlockProps {
  readonly table: Extract<Block, { type: 'table' }>;
  readonly citations: readonly Citation[];
}

/** Shows a table. */
export function TableBlock({ table: { alignments, head, rows }, citations }: TableBlockProps) {
  const { texts } = usePanel();
  const classOf = (column: number) => (alignments[column] ? `align-${alignments[column]}` : undefined);
  return (
    <section class="table" aria-label={texts.table} {...SCROLLABLE}>
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" dir="auto" class={classOf(column)}>
                <InlineParts parts={cell} citations={citations} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} dir="auto" class={classOf(column)}>
                  <InlineParts parts={cell} citations={citations} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
