import { text } from '@argosy/control-plane';

async function call(url: string, body: object): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) {
    throw new Error(`etcd refused ${url}: ${JSON.stringify(answer)}`);
  }
  return answer;
}

/** Forgets every revision before the present one. */
export async function compact(etcd: string) {
  const key = Buffer.from('/').toString('base64');
  const found = await call(`${etcd}/v3/kv/range`, { key });
  const revision = text(found, 'header', 'revision');
  await call(`${etcd}/v3/kv/compaction`, { revision, physical: true });
}
