// Opens a working portal on http://localhost:3000 with the sandbox behind it.
import { openPortal } from './lib/openPortal.mjs';
import { cache } from './lib/root.mjs';
import { startSandbox } from './lib/startSandbox.mjs';

await openPortal({
  name: 'sandbox',
  ports: {
    git: 7110,
    argocd: 7111,
    kubernetes: 7112,
    control: 7113,
    vault: 7114,
  },
  start: ports => startSandbox(cache('sandbox'), ports),
});
