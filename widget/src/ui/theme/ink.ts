// Which ink can be read on the owner's colour.

/** The colour until the owner has chosen one. */
export const DEFAULT_ACCENT = '#3257d6';

/**
 * The brightest surface on which white text keeps a contrast of 4.5 to 1, as relative luminance.
 * @source WCAG 2.2, success criterion 1.4.3: (1 + 0.05) / (luminance + 0.05) ≥ 4.5
 */
const WHITE_INK_LUMINANCE_MAX = 0.1833;

/** Gives a colour back when it has the form `#rrggbb`, else the default. */
export const validAccent = (color = ''): string => (/^#[\da-f]{6}$/i.test(color) ? color : DEFAULT_ACCENT);

/**
 * Measures how bright a colour is seen.
 * @returns 0 (black) to 1 (white)
 * @source WCAG 2.2, definition of relative luminance
 */
export function luminance(color: string): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, index) => {
    const share = Number(`0x${color.slice(1 + 2 * index, 3 + 2 * index)}`) / 255;
    return sum + weight * (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/** Chooses the ink for text on a colour: white as long as it can be read, black otherwise: one of them always can. */
export const inkOn = (color: string): string =>
  luminance(color) <= WHITE_INK_LUMINANCE_MAX ? '#ffffff' : '#000000';
