import { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';

const proposalSchema = z.object({
  head: z.string().optional(),
  base: z.string().optional(),
  title: z.string(),
  body: z.string(),
});

export interface Pull extends z.infer<typeof proposalSchema> {
  number: number;
  state: 'open' | 'closed';
  merged: boolean;
}

/** The part of Gitea's pull-request API that we use, over the branches of a bare repository. */
export function pullRequestsOverHttp(shaOf: (branch: string) => string) {
  const pulls: Pull[] = [];
  let before: (() => number | void) | undefined;
  const show = ({ head = '', base = '', ...pull }: Pull) => ({
    ...pull,
    html_url: `http://git.example.com/pulls/${pull.number}`,
    head: { ref: head, label: head, sha: shaOf(head), repo_id: 1 },
    base: { ref: base, label: base, sha: shaOf(base), repo_id: 1 },
  });
  const answer = (request: IncomingMessage, text: string) => {
    const { pathname, searchParams } = new URL(
      request.url ?? '/',
      'http://git',
    );
    const [, number] = /\/pulls\/(\d+)$/.exec(pathname) ?? [];
    const pull = pulls.find(p => p.number === Number(number));
    if (request.method === 'GET' && pull) return show(pull);
    if (request.method === 'GET') {
      const limit = Number(searchParams.get('limit'));
      const from = (Number(searchParams.get('page')) - 1) * limit;
      const open = pulls.filter(p => p.state === 'open');
      return open.slice(from, from + limit).map(show);
    }
    const proposal = proposalSchema.parse(JSON.parse(text));
    if (pull) return show(Object.assign(pull, proposal));
    if (pulls.some(p => p.state === 'open' && p.head === proposal.head)) {
      return undefined;
    }
    pulls.push({
      ...proposal,
      number: pulls.length + 1,
      state: 'open',
      merged: false,
    });
    return show(pulls[pulls.length - 1]);
  };
  return {
    pulls,
    /** Happens before the next request that writes; a status is its answer. */
    beforeWrite(next: typeof before) {
      before = next;
    },
    handle(request: IncomingMessage, response: ServerResponse) {
      if (!request.url?.startsWith('/api/v1/')) return false;
      let text = '';
      request.on('data', chunk => {
        text += chunk;
      });
      request.on('end', () => {
        const writes = request.method !== 'GET';
        const refused = writes ? before?.() : undefined;
        if (writes) before = undefined;
        const body = refused ? undefined : answer(request, text);
        response.writeHead(refused ?? (body ? 200 : 409), {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify(body ?? {}));
      });
      return true;
    },
  };
}
