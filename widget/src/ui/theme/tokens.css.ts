// The design tokens: every colour of the panel, in light and dark.

/** The surface behind most text, by scheme: texts in the accent's colour are made readable on it. */
export const SURFACES = { light: '#eff1f5', dark: '#262b35' } as const;

const light = `
--fd-surface:#fff;--fd-bubble:${SURFACES.light};--fd-raised:#fff;--fd-ink:#12151c;--fd-ink-soft:#565e6c;--fd-line:#dfe3ea;--fd-field-line:#868e9c;
--fd-danger:#ad1028;--fd-danger-surface:#fdecee;--fd-notice-surface:#fff4d9;--fd-notice-ink:#5e4100;--fd-ok:#13794a;--fd-wait:#b26a00;
--fd-shadow:0 1px 2px #10182814,0 12px 44px #10182833;--fd-hover:#10182810`;

const dark = `
--fd-surface:#171a21;--fd-bubble:${SURFACES.dark};--fd-raised:#20242d;--fd-ink:#eef1f6;--fd-ink-soft:#a9b1bf;--fd-line:#323845;--fd-field-line:#7b8494;
--fd-danger:#ff9aa4;--fd-danger-surface:#3d1b22;--fd-notice-surface:#3a2f12;--fd-notice-ink:#ffdf94;--fd-ok:#5fd39b;--fd-wait:#f3b44c;
--fd-shadow:0 0 0 1px #ffffff14,0 12px 44px #000000a0;--fd-hover:#ffffff14`;

/** Declares the tokens on the host, by the visitor's system or by the page's choice. */
export const tokensCss = `
:host{${light}}
@media (prefers-color-scheme:dark){:host{${dark}}}
:host([data-theme=light]){${light}}
:host([data-theme=dark]){${dark}}
`;
