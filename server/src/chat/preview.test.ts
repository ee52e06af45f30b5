import { DESK_LIMITS } from '@frontdesk/contract';
import { describe, expect, it } from 'vitest';

import { preview } from './preview.ts';

describe('preview', () => {
  it('is one line of plain words', () => {
    expect(preview('## Setup\n\n1. **Paste** the [tag](https://x.example)\n2. `pnpm start`')).toBe(
      'Setup Paste the tag pnpm start',
    );
  });

  it('is cut with an ellipsis, never inside a character', () => {
    const cut = preview('😀'.repeat(200));
    expect(cut.length).toBeLessThanOrEqual(DESK_LIMITS.previewMaxChars);
    expect(cut.endsWith('…')).toBe(true);
    expect(cut.isWellFormed()).toBe(true);
  });
});
