// How the launcher looks. Colours come from the tag, and later from the assistant.

/** The launcher's style sheet; it is also the first sheet of the shadow root, so it takes the page's styles off the host. */
export const launcherCss = `
:host{all:initial!important;position:fixed!important;z-index:2147483000!important;color-scheme:light dark;--fd-accent:#3257d6}
:host([data-theme=light]){color-scheme:light}
:host([data-theme=dark]){color-scheme:dark}
@media print{:host{display:none!important}}
.fd{font:15px/1.45 system-ui,sans-serif}
[hidden]{display:none!important}
.launcher,.failure{position:fixed;bottom:calc(20px + env(safe-area-inset-bottom));inset-inline-end:20px}
.launcher{display:grid;place-items:center;width:56px;height:56px;padding:0;border:0;border-radius:50%;background:var(--fd-accent);color:var(--fd-on-accent,oklch(from var(--fd-accent) clamp(0,(.68 - l)*99,1) 0 0));cursor:pointer;box-shadow:0 6px 20px #0005}
.launcher:hover{filter:brightness(1.1)}
.fd button:focus-visible{outline:3px solid var(--fd-accent);outline-offset:3px}
svg{width:28px;fill:currentColor}
.launcher::before{content:"";width:24px;height:24px;scale:1.17;background:currentColor;clip-path:path("M6 4h12a4 4 0 0 1 4 4v5a4 4 0 0 1-4 4h-6l-5 4v-4H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4Z")}
.launcher[aria-busy=true]::before{opacity:.25}
.launcher[aria-busy=true]::after{content:"";position:absolute;width:24px;height:24px;border:3px solid;border-inline-start-color:transparent;border-radius:50%;animation:fd-spin .8s linear infinite}
.failure{bottom:calc(88px + env(safe-area-inset-bottom));width:240px;padding:14px 16px;border:2px solid var(--fd-accent);border-radius:14px;background:Canvas;color:CanvasText;font:inherit;text-align:start;cursor:pointer;box-shadow:0 6px 20px #0005}
@keyframes fd-spin{to{transform:rotate(1turn)}}
@media (prefers-reduced-motion:reduce){::after{animation-duration:4s!important}}
@media (forced-colors:active){button{border:2px solid!important}.launcher::before{forced-color-adjust:none;background:ButtonText}}
`;
