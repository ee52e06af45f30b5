// How the list of conversations looks; fetched with it.

/** The style sheet of the list. */
export const conversationsCss = `
.screen{flex:1;min-height:0;display:flex;flex-direction:column;gap:8px;padding:8px}
.screen-head{display:flex;align-items:center;gap:4px}
.screen h3{font-size:15px;font-weight:650}
.screen-head .icon{transform:rotate(90deg)}
[dir=rtl] .screen-head .icon{transform:rotate(-90deg)}
.entries{flex:1;overflow-y:auto;overscroll-behavior:contain}
.entries button{display:flex;align-items:center;gap:10px;width:100%;min-height:52px;padding:8px 12px;border:0;border-radius:12px;background:none;text-align:start}
.entries button:hover,.entries [aria-current]{background:var(--fd-hover)}
.preview{flex:1;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.entries time{font-size:12.5px;color:var(--fd-ink-soft)}
.count{padding:0 7px;border-radius:10px;background:var(--fd-accent);color:var(--fd-on-accent);font-size:12px;font-weight:650}
`;
