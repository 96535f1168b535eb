import type { Response } from 'express';
import { Markup, markup } from './markup';
import type { Part } from './markup';

/** Sends a whole page. Nothing on it may run, load or be framed. */
export function sendPage(
  response: Response,
  page: { title: string; header: Part; body: Part; status?: number },
) {
  response.status(page.status ?? 200).type('text/html');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'no-store');
  response.send(
    markup`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${page.title}</title><style>${new Markup(STYLE)}</style></head>
<body><header>${page.header}</header><main>${page.body}</main></body>
</html>`.source,
  );
}

/** The style of all pages: light and dark, without scripts or files. */
const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d8dbe0, #3a3f47); --soft: light-dark(#f6f7f9, #1d2127);
  --text: light-dark(#1b1f24, #e6e9ee); --quiet: light-dark(#5a6472, #9aa4b2); --page: light-dark(#fff, #14171b);
  --good: light-dark(#116329, #56d364); --bad: light-dark(#b3261e, #ff8a80); --merged: light-dark(#6f42c1, #c8a6ff); --busy: light-dark(#0b5cad, #79b8ff); }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif }
header { padding: 12px 24px; border-bottom: 1px solid var(--line); background: var(--soft); color: var(--quiet) }
header a { color: inherit; font-weight: 600 }
main { max-width: 1100px; margin: 0 auto; padding: 24px }
h1 { margin: 0 0 8px; font-size: 24px; line-height: 1.25; overflow-wrap: anywhere }
h2 { margin: 32px 0 8px; font-size: 17px }
h1 small { color: var(--quiet); font-weight: 400 }
p { margin: 8px 0 } .quiet { color: var(--quiet) }
code, pre { font: 13px/1.5 ui-monospace, monospace }
pre { margin: 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere }
.badge { display: inline-block; padding: 2px 10px; border: 1px solid currentColor; border-radius: 99px; font-size: 13px; font-weight: 600 }
.good { color: var(--good) } .bad { color: var(--bad) } .merged { color: var(--merged) } .busy { color: var(--busy) }
button { padding: 8px 20px; border: 0; border-radius: 6px; background: #116329; color: #fff; font: inherit; font-weight: 600; cursor: pointer }
button:focus-visible, a:focus-visible { outline: 3px solid var(--busy); outline-offset: 2px }
button[disabled] { background: #6b7480; cursor: not-allowed }
section.act { display: flex; gap: 16px; align-items: center; margin: 16px 0; padding: 16px; border: 1px solid var(--line); border-radius: 8px }
table { width: 100%; border-collapse: collapse } td, th { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; overflow-wrap: anywhere }
details { margin: 12px 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden }
summary { padding: 8px 16px; background: var(--soft); font: 13px ui-monospace, monospace; cursor: pointer; overflow-wrap: anywhere }
details pre { border: 0; border-top: 1px solid var(--line); border-radius: 0; background: none }
.add { color: var(--good) } .del { color: var(--bad) } .hunk { color: var(--merged) }
`;
