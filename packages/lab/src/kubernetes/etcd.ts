import { join } from 'node:path';
import { text } from '@argosy/control-plane';
import type { Lab } from '../Lab';
import { answers } from '../processes/answers';

/** Starts one etcd for all clusters. Each API server has a prefix of its own. */
export async function startEtcd({ peers, processes, ports, state }: Lab) {
  const client = `http://127.0.0.1:${ports.next()}`;
  const peer = `http://127.0.0.1:${ports.next()}`;
  await processes.start(
    {
      name: 'etcd',
      program: peers.programs.etcd,
      args: [
        `--data-dir=${join(state, 'etcd')}`,
        // a power cut would lose the whole lab anyway
        '--unsafe-no-fsync',
        `--listen-client-urls=${client}`,
        `--advertise-client-urls=${client}`,
        `--listen-peer-urls=${peer}`,
        `--initial-advertise-peer-urls=${peer}`,
        `--initial-cluster=default=${peer}`,
        '--quota-backend-bytes=8589934592',
        '--log-level=warn',
      ],
    },
    answers(`${client}/health`),
  );
  return client;
}

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

/** Discards every revision before the present one. */
export async function compact(etcd: string) {
  const key = Buffer.from('/').toString('base64');
  const found = await call(`${etcd}/v3/kv/range`, { key });
  const revision = text(found, 'header', 'revision');
  await call(`${etcd}/v3/kv/compaction`, { revision, physical: true });
}
