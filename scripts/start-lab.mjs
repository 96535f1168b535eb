// Opens a working portal on http://localhost:3000 with the lab behind it: real Kubernetes, Argo CD, Gitea and Vault.
import { openPortal } from './lib/openPortal.mjs';
import { cache } from './lib/root.mjs';
import { startLab } from './lib/startLab.mjs';

await openPortal({
  name: 'lab',
  ports: {
    git: 7120,
    argocd: 7121,
    kubernetes: 7122,
    control: 7123,
    vault: 7124,
  },
  start: ports => startLab(cache('lab'), ports),
});
