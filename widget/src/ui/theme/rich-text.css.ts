// How texts with structure look inside a bubble.

/** The style sheet of Markdown. */
export const richTextCss = `
.rich{display:flex;flex-direction:column;gap:9px;min-width:0}
.rich h3{font-size:15px;font-weight:650;line-height:1.35}
.rich h3.level-1{font-size:17px}
.rich h3.level-2{font-size:16px}
.rich a{color:var(--fd-link);text-underline-offset:2px}
.rich a:hover{text-decoration-thickness:2px}
.panel .rich ul,.panel .rich ol{display:flex;flex-direction:column;gap:4px;padding-inline-start:22px}
.rich ul{list-style:disc!important}
.rich ul ul{list-style:circle!important}
.rich ol{list-style:decimal!important}
.rich li>ul,.rich li>ol,.rich li>.code,.rich li>p{margin-block-start:4px!important}
.rich .task{list-style:none;margin-inline-start:-20px}
.rich blockquote{margin:0;padding-inline-start:12px;border-inline-start:3px solid var(--fd-line);color:var(--fd-ink-soft)}
.rich hr{width:100%;margin:2px 0;border:0;border-block-start:1px solid var(--fd-line)}
.rich code{font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.rich :not(pre)>code{padding:1px 5px;border-radius:5px;background:var(--fd-hover)}
.code{border:1px solid var(--fd-line);border-radius:12px;background:var(--fd-surface);overflow:hidden;max-width:100%}
.code-head{display:flex;align-items:center;justify-content:space-between;min-height:36px;padding-inline:12px 4px;border-block-end:1px solid var(--fd-line);color:var(--fd-ink-soft);font-size:12.5px}
.code-head .quiet{text-decoration:none;font-size:12.5px!important}
.code-head .icon{width:15px;height:15px}
.code-text{overflow-x:auto;outline-offset:-3px!important}
.code pre{width:max-content;margin:0;padding:10px 12px;tab-size:2}
.table{overflow-x:auto;max-width:100%}
.rich table{border-collapse:collapse;font-size:14px;overflow-wrap:normal}
.rich th,.rich td{padding:6px 10px;border:1px solid var(--fd-line);text-align:start;vertical-align:top}
.rich th{font-weight:650;background:var(--fd-hover)}
.align-center{text-align:center!important}
.align-end{text-align:end!important}
.mark{margin-inline:3px 1px;padding:2px 6px;border-radius:10px;background:var(--fd-surface);color:var(--fd-link);font-size:11.5px;font-weight:650;line-height:1;text-decoration:none!important;vertical-align:2px}
a.mark:hover{background:var(--fd-link);color:var(--fd-bubble)}
`;
