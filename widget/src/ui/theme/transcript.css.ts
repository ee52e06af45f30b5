// How the message list looks.

/** The style sheet of the message list. */
export const transcriptCss = `
.log-frame{position:relative;flex:1;min-height:0}
.log{height:100%;overflow-y:auto;overscroll-behavior:contain;overflow-anchor:none;outline-offset:-3px!important;scrollbar-width:thin;scrollbar-color:var(--fd-line) transparent}
.log-content{display:flex;flex-direction:column;gap:14px;min-height:100%;padding:18px}
.loading,.handover,.day{text-align:center;color:var(--fd-ink-soft);font-size:13px;line-height:1.4}
.handover{padding-inline:14px!important;text-wrap:balance}
.day{display:flex;align-items:center;gap:12px}
.day::before,.day::after{content:"";flex:1;height:1px;background:var(--fd-line)}
.group{display:flex;flex-direction:column;align-items:flex-start;gap:4px;max-width:100%}
.by-visitor{align-items:flex-end}
.author,.meta{padding-inline:4px!important;font-size:12.5px;line-height:1.4;color:var(--fd-ink-soft)}
.author{font-weight:600}
.bubble{max-width:92%;padding:10px 14px;border-radius:18px;border-end-start-radius:6px;background:var(--fd-bubble);overflow-wrap:anywhere}
.by-visitor .bubble{max-width:85%;border-end-start-radius:18px;border-end-end-radius:6px;background:var(--fd-accent);color:var(--fd-on-accent);white-space:pre-wrap}
.by-visitor .bubble+.bubble,.by-assistant .bubble+.bubble{margin-block-start:0}
.sending{opacity:0;animation:fd-appear .2s .7s forwards}
@keyframes fd-appear{to{opacity:1}}
.failed{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:2px 6px;max-width:92%;font-size:13.5px;color:var(--fd-danger);text-align:end}
.failed p{flex-basis:100%;padding-inline:4px}
.quiet{display:inline-flex;align-items:center;gap:6px;min-height:32px;padding:4px 10px;border:0;border-radius:8px;background:none;font-weight:600!important;font-size:13.5px!important;text-decoration:underline;text-decoration-color:color-mix(in srgb,currentColor 35%,transparent);text-underline-offset:3px}
.quiet:hover{background:var(--fd-hover)}
.again{font-size:13.5px;color:var(--fd-danger)}
.again .quiet{color:var(--fd-ink-soft)!important;text-decoration:none}
.again .icon{width:16px;height:16px}
.ending{margin-block-start:8px!important;font-size:13px;color:var(--fd-ink-soft);font-style:italic}
.sources{display:flex;flex-wrap:wrap;gap:6px;max-width:100%;margin-block-start:2px!important}
.sources li{min-width:0;max-width:100%}
.source{display:flex;align-items:center;gap:8px;min-height:32px;max-width:100%;padding:3px;padding-inline:4px 12px;border:1px solid var(--fd-line);border-radius:16px;background:var(--fd-raised);color:var(--fd-ink);font-size:13px;text-decoration:none}
a.source:hover{border-color:var(--fd-link);color:var(--fd-link)}
.number{display:grid;place-items:center;flex:none;width:22px;height:22px;border-radius:50%;background:var(--fd-bubble);color:var(--fd-link);font-size:12px;font-weight:600}
.source-name{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.card{display:flex;flex-direction:column;align-items:flex-start;gap:10px;padding:14px 16px;border:1px solid var(--fd-line);border-radius:16px;background:var(--fd-raised)}
.card.is-waiting{border-inline-start:4px solid var(--fd-link)}
.card.is-waiting .quiet{margin-inline-start:-10px}
.card.is-error{border-color:var(--fd-danger)}
.primary{display:inline-flex;align-items:center;justify-content:center;gap:9px;min-height:44px;padding:8px 18px;border:0;border-radius:12px;background:var(--fd-accent);color:var(--fd-on-accent)!important;font-weight:600!important}
.primary:hover{filter:brightness(1.06)}
.empty{display:flex;flex-direction:column;gap:14px}
.starters{display:flex;flex-direction:column;align-items:flex-end;gap:8px}
.starters li{max-width:92%}
.starters button{min-height:44px;padding:9px 16px;border:1px solid var(--fd-link);border-radius:22px;background:none;color:var(--fd-link)!important;text-align:start;overflow-wrap:anywhere}
.starters button:hover{background:var(--fd-hover)}
.earlier,.to-end{align-self:center;display:inline-flex;align-items:center;gap:8px;min-height:36px;padding:6px 16px;border:1px solid var(--fd-line);border-radius:18px;background:var(--fd-raised);font-size:13.5px!important;font-weight:600!important}
.earlier:hover,.to-end:hover{background:var(--fd-bubble)}
.to-end{position:absolute;z-index:2;inset-block-end:12px;inset-inline:0;width:max-content;margin-inline:auto;box-shadow:0 3px 14px #0003}
.to-end .icon{width:16px;height:16px}
.thinking{display:flex;align-items:center;gap:10px;min-height:42px;color:var(--fd-ink-soft)}
.dots{display:flex;gap:5px}
.dots i{width:7px;height:7px;border-radius:50%;background:currentColor;animation:fd-dot 1.2s infinite ease-in-out}
.dots i:nth-child(2){animation-delay:.15s}
.dots i:nth-child(3){animation-delay:.3s}
@keyframes fd-dot{0%,60%,100%{opacity:.35;transform:none}30%{opacity:1;transform:translateY(-3px)}}
.skeleton{display:flex;flex-direction:column;gap:9px;width:70%;padding-block:16px}
.skeleton span{height:10px;border-radius:5px;background:var(--fd-line);animation:fd-pulse 1.4s infinite ease-in-out}
.skeleton span+span{width:60%}
@keyframes fd-pulse{50%{opacity:.45}}
`;
