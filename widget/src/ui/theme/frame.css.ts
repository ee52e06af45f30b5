// How the frame of the panel looks: the dialog, its head, its menu, its banners.

/** The style sheet of the frame. */
export const frameCss = `
.badge{position:absolute;top:-3px;inset-inline-end:-3px;min-width:11px;padding:0 5px;border-radius:11px;border:2px solid #fff;background:#c4162e;color:#fff;font:600 12px/17px system-ui,sans-serif}
.panel,.panel *{box-sizing:border-box}
.panel:not([open]){display:none}
.panel{position:fixed;inset:auto;margin:0;padding:0;border:0;max-width:none;max-height:none;inset-block-end:calc(20px + env(safe-area-inset-bottom));inset-inline-end:20px;display:flex;flex-direction:column;width:min(408px,calc(100vw - 40px));height:min(712px,calc(100dvh - 40px));overflow:hidden;border-radius:20px;background:var(--fd-surface);color:var(--fd-ink);box-shadow:var(--fd-shadow);font-size:15px;line-height:1.5;text-align:start;animation:fd-rise .22s cubic-bezier(.2,.8,.3,1)}
@keyframes fd-rise{from{opacity:0;transform:translateY(14px) scale(.985)}}
.panel p,.panel h2,.panel h3,.panel ol,.panel ul{margin:0;padding:0}
.panel ul,.panel ol{list-style:none}
.panel button,.panel textarea{font:inherit;color:inherit}
.panel button{cursor:pointer;-webkit-tap-highlight-color:transparent}
.panel :focus-visible{outline:2px solid var(--fd-link);outline-offset:2px;box-shadow:none}
.icon{width:20px;height:20px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.sr{position:absolute!important;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.head{display:flex;align-items:center;gap:12px;padding:12px 10px 12px 18px;padding-inline:18px 10px;border-block-end:1px solid var(--fd-line)}
.avatar{display:grid;place-items:center;flex:none;width:40px;height:40px;border-radius:13px;background:var(--fd-accent);color:var(--fd-on-accent);font-weight:650;font-size:17px}
.avatar.is-agent{border-radius:50%}
.who{flex:1;min-width:0}
.who h2{font-size:16px;font-weight:650;line-height:1.3;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.state{display:flex;align-items:center;gap:6px;white-space:nowrap;overflow:hidden;font-size:13px;line-height:1.35;color:var(--fd-ink-soft)}
.state::before{content:"";flex:none;width:8px;height:8px;border-radius:50%;background:var(--fd-ok)}
.state.is-requested::before,.state.is-queued::before{background:var(--fd-wait)}
.state.is-away::before{background:none;border:2px solid var(--fd-ink-soft)}
.icon-button{display:grid;place-items:center;flex:none;width:44px;height:44px;padding:0;border:0;border-radius:12px;background:none}
.icon-button:hover{background:var(--fd-hover)}
.icon-button .icon{width:22px;height:22px}
.menu-box{position:relative;margin-inline-end:-8px}
.menu-box .icon{stroke-width:2.4}
.menu{position:absolute;z-index:3;inset-block-start:48px;inset-inline-end:0;width:max-content;min-width:220px;max-width:290px;padding:6px;border:1px solid var(--fd-line);border-radius:14px;background:var(--fd-raised);box-shadow:var(--fd-shadow)}
.menu button{display:flex;align-items:center;gap:12px;width:100%;min-height:44px;padding:8px 12px;border:0;border-radius:9px;background:none;text-align:start}
.menu button:hover,.menu button:focus-visible{background:var(--fd-hover)}
.menu .icon{color:var(--fd-ink-soft);stroke-width:2}
.menu [aria-checked=true] .icon:last-child{margin-inline-start:auto;color:var(--fd-link)}
.banner{display:flex;align-items:center;gap:10px;padding:9px 18px!important;background:var(--fd-notice-surface);color:var(--fd-notice-ink);font-size:13.5px;line-height:1.4}
.banner.is-error{background:var(--fd-danger-surface);color:var(--fd-danger)}
.spinner{flex:none;width:16px;height:16px;border:2px solid;border-inline-start-color:transparent;border-radius:50%;animation:fd-spin 1s linear infinite}
@media (max-width:480px){.panel{inset:var(--fd-top,0) 0 auto;width:100%;height:var(--fd-height,100dvh);border-radius:0;padding-block:env(safe-area-inset-top) env(safe-area-inset-bottom);padding-inline:env(safe-area-inset-left) env(safe-area-inset-right)}}
@media (max-height:420px){.panel{inset-block:0;height:100dvh;border-radius:0}}
@media (prefers-reduced-motion:reduce){.panel,.panel *{animation-duration:.01s!important;animation-iteration-count:1!important;transition:none!important;scroll-behavior:auto!important}}
@media (forced-colors:active){.panel,.menu,.bubble,.card,.field{border:1px solid CanvasText!important}.avatar,.state::before{forced-color-adjust:none}}
`;
