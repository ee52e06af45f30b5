import { describe, expect, it } from 'vitest';

import { idSchema } from '@frontdesk/contract/schemas';

import { newId } from './new-id.ts';

describe('newId', () => {
  it('makes ids that the contract accepts and that never repeat', () => {
    const ids = Array.from({ length: 10_000 }, () => newId('msg'));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => idSchema('msg').safeParse(id).success)).toBe(true);
    expect(idSchema('conv').safeParse(ids[0]).success).toBe(false);
  });
});
