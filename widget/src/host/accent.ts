// The owner's colour, made readable: every text that stands on it or is written in it keeps a contrast of 4.5 to 1.

/** The colour until the owner has chosen one. */
export const DEFAULT_ACCENT = '#3257d6';

/** Contrast of normal text. @source WCAG 2.2, success criterion 1.4.3 */
const TEXT_CONTRAST_MIN = 4.5;

type Rgb = readonly [number, number, number];

const toRgb = (hex: string): Rgb => [
  Number.parseInt(hex.slice(1, 3), 16),
  Number.parseInt(hex.slice(3, 5), 16),
  Number.parseInt(hex.slice(5, 7), 16),
];

/** Gives a colour back when it has the form `#rrggbb`, else the default. */
export const validAccent = (color: string | null | undefined): string =>
  color && /^#[\da-f]{6}$/i.test(color) ? color : DEFAULT_ACCENT;

/** @source WCAG 2.2, definition of relative luminance */
function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Measures how well two colours can be told apart.
 * @returns 1 (not at all) to 21 (black on white)
 */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(toRgb(one)), luminance(toRgb(other))].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** Chooses the ink for text on the accent: white as long as it can be read, near-black otherwise. */
export const inkOn = (accent: string): string =>
  contrast(accent, '#ffffff') >= TEXT_CONTRAST_MIN ? '#ffffff' : '#10131a';

/**
 * Moves an accent towards black or white until text in it can be read on a surface.
 * @param surface the colour behind the text, as `#rrggbb`
 */
export function readableOn(accent: string, surface: string): string {
  const target = luminance(toRgb(surface)) > 0.5 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = `#${toRgb(accent)
      .map((part) =>
        Math.round(part + (target - part) * share)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (contrast(mixed, surface) >= TEXT_CONTRAST_MIN) return mixed;
  }
  return target === 0 ? '#000000' : '#ffffff';
}
