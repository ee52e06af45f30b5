// How the launcher looks. Colours come from the tag, and later from the assistant.

/** The launcher's style sheet; it is also the first sheet of the shadow root, so it takes the page's styles off the host. */
export const launcherCss = `
:host{all:initial!important;position:fixed!important;inset:auto!important;z-index:2147483000!important;color-scheme:light dark}
:host([data-theme=light]){color-scheme:light}
:host([data-theme=dark]){color-scheme:dark}
@media print{:host{display:none!important}}
.fd{font:400 15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
[hidden]{display:none!important}
.launcher,.failure{position:fixed;inset-block-end:calc(20px + env(safe-area-inset-bottom));inset-inline-end:20px}
.launcher{display:grid;place-items:center;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--fd-accent);color:var(--fd-on-accent);cursor:pointer;box-shadow:0 1px 2px #0003,0 6px 20px #00000038;transition:transform .15s,box-shadow .15s;-webkit-tap-highlight-color:transparent}
.launcher:hover{transform:translateY(-2px);box-shadow:0 2px 4px #0003,0 10px 28px #00000045}
.launcher:active{transform:scale(.96)}
.fd button:focus-visible{outline:3px solid var(--fd-accent);outline-offset:3px;box-shadow:0 0 0 3px Canvas}
.launcher svg{width:28px;height:28px;fill:currentColor}
.launcher[aria-busy=true] svg{opacity:.25}
.launcher[aria-busy=true]::after{content:"";position:absolute;width:24px;height:24px;border:3px solid;border-inline-start-color:transparent;border-radius:50%;animation:fd-spin .8s linear infinite}
.badge{position:absolute;inset-block-start:-3px;inset-inline-end:-3px;min-width:21px;height:21px;box-sizing:border-box;padding:0 5px;border-radius:11px;border:2px solid #fff;background:#c4162e;color:#fff;font:600 12px/17px system-ui,sans-serif;text-align:center}
.failure{inset-block-end:calc(88px + env(safe-area-inset-bottom));width:min(290px,calc(100vw - 40px));box-sizing:border-box;padding:14px 16px;border-radius:14px;background:Canvas;color:CanvasText;border:1px solid #8884;box-shadow:0 8px 30px #0004}
.failure p{margin:0 0 10px}
.failure button{min-height:44px;padding:0 14px;border:0;border-radius:10px;font:600 14px system-ui,sans-serif;cursor:pointer;background:transparent;color:inherit}
.failure .retry{background:var(--fd-accent);color:var(--fd-on-accent);margin-inline-end:6px}
@keyframes fd-spin{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){.launcher{transition:none}.launcher[aria-busy=true]::after{animation-duration:3s}}
@media (forced-colors:active){.launcher,.failure button{border:2px solid ButtonText}}
`;
