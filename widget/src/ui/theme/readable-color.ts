// Text in the owner's colour, made readable.

import { luminance } from './ink.ts';

/** Contrast of normal text. @source WCAG 2.2, success criterion 1.4.3 */
const TEXT_CONTRAST_MIN = 4.5;

/**
 * Measures how well two colours can be told apart.
 * @returns 1 (not at all) to 21 (black on white)
 */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/**
 * Moves a colour towards black or white until text in it can be read on a surface.
 * @param color the wish, as `#rrggbb`
 * @param surface the colour behind the text, as `#rrggbb`
 */
export function readableOn(color: string, surface: string): string {
  const target = luminance(surface) > 0.5 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = color.replaceAll(/[\da-f]{2}/gi, (part) => {
      const value = Number.parseInt(part, 16);
      return Math.round(value + (target - value) * share)
        .toString(16)
        .padStart(2, '0');
    });
    if (contrast(mixed, surface) >= TEXT_CONTRAST_MIN) return mixed;
  }
  return target === 0 ? '#000000' : '#ffffff';
}
