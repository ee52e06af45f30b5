// How the composer looks.

/** The style sheet of the composer. */
export const composerCss = `
.composer{padding:10px 14px 14px;border-block-start:1px solid var(--fd-line)}
.field{display:flex;align-items:flex-end;gap:6px;padding:4px 4px 4px 14px;padding-inline:14px 4px;border:1px solid var(--fd-field-line);border-radius:24px;background:var(--fd-surface)}
.field:focus-within{border-color:var(--fd-link);box-shadow:0 0 0 1px var(--fd-link)}
.field textarea{flex:1;min-width:0;max-height:144px;min-height:36px;padding:7px 0;border:0;outline:0!important;background:none;resize:none;font-size:16px;line-height:22px;overflow-y:auto;scrollbar-width:thin}
.field textarea::placeholder{color:var(--fd-ink-soft);opacity:1}
.send{display:grid;place-items:center;flex:none;width:44px;height:44px;margin:-4px;padding:0;border:4px solid transparent;border-radius:50%;background:var(--fd-accent) padding-box;color:var(--fd-on-accent)!important}
.send:disabled{background:var(--fd-bubble) padding-box;color:var(--fd-ink-soft)!important;cursor:default}
.stop{margin-inline-end:-6px;background:var(--fd-bubble) padding-box;color:var(--fd-ink)!important}
.stop .icon{fill:currentColor}
.stop[aria-disabled=true]{opacity:.5}
.counter{padding:0 6px 6px!important;text-align:end;font-size:12.5px;color:var(--fd-ink-soft);font-variant-numeric:tabular-nums}
.counter.is-over{color:var(--fd-danger);font-weight:600}
`;
