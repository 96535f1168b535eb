import { createHub } from '../argocd';
import { createReadModel } from '../database';
import { createNotifier } from '../notify';
import { benchColdList } from './benchColdList';
import { benchSignalLatency } from './benchSignalLatency';
import { connectSandbox, seedApplications } from '@argosy/sandbox';
import Knex from 'knex';
import { spawn } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import * as k8s from '@kubernetes/client-node';

const logger: any = { debug() {}, info() {}, warn: console.warn, error: console.error, child: () => logger };
(async () => {
  const dir = '/tmp/obsbench/sb'; rmSync(dir, { recursive: true, force: true });
  rmSync('/tmp/obsbench/db.sqlite', { force: true });
  const child = spawn(process.execPath, ['/work/main/packages/sandbox/bin/argosy-sandbox', '--directory', dir, '--ports', 'git=0,argocd=0,kubernetes=0,control=0'], { stdio: ['pipe', 'inherit', 'inherit'] });
  try {
  while (!existsSync(dir + '/control-plane.json')) await new Promise(r => setTimeout(r, 100));
  const cp = await connectSandbox(dir + '/control-plane.json');
  await seedApplications(cp, 10000);
  const h = cp.hubs[0];
  const hub = createHub({ name: h.name, namespaces: h.namespaces, url: h.url, kubernetes: { kind: 'server', ...h.kubernetes }, argocd: h.argocd }, { regionLabel: 'region', logger });
  const knex = Knex({ client: 'better-sqlite3', connection: { filename: '/tmp/obsbench/db.sqlite' }, useNullAsDefault: true });
  const readModel = await createReadModel({ getClient: async () => knex } as any, { hubs: [hub] });

  let fetchMs = 0, saveMs = 0, n = 0;
  const t00 = performance.now(); let t0 = t00;
  for await (const page of hub.list('applications', 'argocd', new AbortController().signal)) {
    fetchMs += performance.now() - t0; n += page.items.length; t0 = performance.now();
    console.log('page', Math.round(fetchMs), process.memoryUsage().rss/1e6|0);
  }
  console.log('list only', n, fetchMs);
  const save = readModel.saveApplications;
  const rm = { ...readModel, saveApplications: async (...a: any[]) => { const t = performance.now(); try { return await (save as any)(...a); } finally { saveMs += performance.now() - t; } } };
  const retain = readModel.retainApplications;
  rm.retainApplications = async (...a: any[]) => { const t = performance.now(); try { return await (retain as any)(...a); } finally { console.log('retain', performance.now() - t); } };
  console.log('cold', await benchColdList(hub, rm as any, logger), 'save', saveMs);
  await knex.destroy(); child.kill(); process.exit(0);
  const kc = new k8s.KubeConfig();
  kc.loadFromClusterAndUser({ name: 'c', server: h.kubernetes.server, caData: h.kubernetes.caData, skipTLSVerify: false }, { name: 'u', token: h.kubernetes.token });
  const api = kc.makeApiClient(k8s.CustomObjectsApi);
  const names = (await readModel.listApplicationNames()).filter(n => n.name.startsWith('bench-'));
  console.log(names.length, names[0]);
  const res = await benchSignalLatency({ hub, readModel, logger,
    openNotifier: sent => createNotifier({ logger, events: {} as any, signals: { publish: async (p: any) => sent(p.message) } }),
    change: async round => {
      const { namespace, name } = names[round * 7 % names.length];
      await api.patchNamespacedCustomObjectStatus({ group: 'argoproj.io', version: 'v1alpha1', namespace, plural: 'applications', name, body: { status: { health: { status: 'Suspended' } } } }, k8s.setHeaderOptions('Content-Type', 'application/merge-patch+json'))
        .catch(() => api.patchNamespacedCustomObject({ group: 'argoproj.io', version: 'v1alpha1', namespace, plural: 'applications', name, body: { status: { health: { status: 'Suspended' } } } }, k8s.setHeaderOptions('Content-Type', 'application/merge-patch+json')));
      return `${h.name}/${namespace}/${name}`;
    } });
  console.log('latency', res, process.memoryUsage().rss / 1e6);
  await knex.destroy();
  } finally { child.kill(); }
  process.exit(0);
})().catch(e => { console.error(e); process.exit(1); });
