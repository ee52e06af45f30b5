// The look of the pages that citations open.

/** The style sheet of the source pages. */
export const SOURCE_PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d2330; --quiet: #5a6373; --paper: #fff; --line: #dfe3ea; --mark: #fff3c4; --edge: #b7791f; --link: #1d4ed8; --code: #f4f5f8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e8eaf0; --quiet: #a3acbd; --paper: #14171d; --line: #2c323d; --mark: #3b3113; --edge: #e2b04a; --link: #9db8ff; --code: #1e232c; }
}
* { box-sizing: border-box; }
html { scroll-padding-block-start: 2rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.65 system-ui, sans-serif; }
main { max-inline-size: 46rem; margin-inline: auto; padding: 2.5rem 1.25rem 40vh; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; margin-block: 2em .6em; text-wrap: balance; }
h1 { margin-block-start: 0; font-size: 1.9rem; }
a { color: var(--link); }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; background: var(--code); border-radius: .3em; }
code { padding: .1em .3em; }
pre { padding: 1em; white-space: pre-wrap; }
pre code { padding: 0; background: none; }
table { border-collapse: collapse; overflow-wrap: anywhere; }
th, td { border: 1px solid var(--line); padding: .45em .7em; text-align: start; vertical-align: top; }
blockquote { margin-inline: 0; padding-inline-start: 1em; border-inline-start: 3px solid var(--line); color: var(--quiet); }
[data-cited] { background: var(--mark); box-shadow: 0 0 0 .4rem var(--mark); border-inline-start: 3px solid var(--edge); }
:target { text-decoration: underline; text-decoration-color: var(--edge); text-underline-offset: .25em; }
@media print { [data-cited] { box-shadow: none; } }
`;
