// What the thumbs look like: as large as a finger wants them, as quiet as they can be.

/** The style sheet of the thumbs. A chosen thumb is filled, so that it is told by its shape and not by its colour. */
export const ratingCss = `
.rate{display:flex;min-width:0;padding:0;border:0;margin-block:-6px!important;margin-inline-start:-12px}
.rate .quiet{justify-content:center;min-width:44px;min-height:44px;color:var(--fd-ink-soft)!important}
.rate .icon{width:17px;height:17px}
.rate :last-child .icon{transform:rotate(180deg)}
.rate [aria-pressed=true]{color:var(--fd-link)!important}
.rate [aria-pressed=true] .icon{fill:currentColor}
@media (forced-colors:active){.rate{gap:6px;margin:0!important}}
`;
