import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inkOn, validAccent } from './ink.ts';
import { contrast, readableOn } from './readable-color.ts';
import { SURFACES } from './tokens.css.ts';

const color = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

it('measures contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

it('keeps every accent readable: as a surface and as ink, in light and dark', () => {
  fc.assert(
    fc.property(color, fc.constantFrom(SURFACES.light, SURFACES.dark), (accent, surface) => {
      expect(contrast(inkOn(accent), accent)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(readableOn(accent, surface), surface)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 500 },
  );
});

it('leaves a colour that can be read as it is', () => {
  expect(readableOn('#0000cc', '#ffffff')).toBe('#0000cc');
});

it('takes nothing but a colour', () => {
  expect(validAccent('red;}')).toBe('#3257d6');
  expect(validAccent('#ABCDEF')).toBe('#ABCDEF');
});
