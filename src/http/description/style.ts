/** In a file of its own, as the policy of the pages asks. */
export const pageStyle = `:root { color-scheme: light dark; --ink: #16201b; --soft: #5b655f; --line: #c9cbc4; --paper: #fff; --code: #f5f4ef; --link: #0b5cab; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9ebe6; --soft: #a9b2ac; --line: #3c443f; --paper: #141816; --code: #1e2421; --link: #8fc1f5; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, "Noto Sans JP", sans-serif; display: grid; grid-template-columns: 15rem minmax(0, 60rem); gap: 0 2.5rem; padding: 0 1.5rem 4rem; }
header { grid-column: 1 / -1; }
nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1rem 0; font-size: 0.9rem; }
nav h2 { font-size: 0.9rem; margin: 1rem 0 0.25rem; }
nav ul { list-style: none; margin: 0; padding: 0; }
a { color: var(--link); }
article, main > section { border-top: 1px solid var(--line); padding: 0.5rem 0 1.5rem; }
h3 { margin: 1rem 0 0.25rem; font-size: 1.05rem; overflow-wrap: anywhere; }
h4 { margin: 1rem 0 0.25rem; font-size: 0.9rem; color: var(--soft); }
p { margin: 0.25rem 0; }
code, pre { font-family: ui-monospace, "Cascadia Mono", monospace; font-size: 0.9em; }
pre { background: var(--code); padding: 0.75rem 1rem; border-radius: 6px; overflow-x: auto; max-height: 28rem; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 1rem 0.25rem 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 500; white-space: nowrap; }
@media (max-width: 50rem) { body { display: block; padding: 0 1rem 3rem; } nav { position: static; max-height: none; } th { white-space: normal; } }
`
