import type { Response } from 'express';
import { Markup, markup } from './markup';
import type { Part } from './markup';
import { STYLE } from './style';

/** A whole page. Nothing on it may run, load or be framed. */
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
