// Plants an offence of every kind and sees it reported; plants what is allowed and hears nothing.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '../lib/root.mjs';

const { ESLint } = createRequire(import.meta.url)('eslint');

const WALLS = [
  'import/no-restricted-paths',
  'no-restricted-syntax',
  '@backstage/no-mixed-plugin-imports',
];

async function reported(file, code) {
  const full = path.join(root, file);
  const eslint = new ESLint({ cwd: root });
  const [{ messages }] = await eslint.lintText(`${code}\n`, { filePath: full });
  return messages.filter(({ ruleId }) => WALLS.includes(ruleId));
}

const backend = 'plugins/deployments-backend/src';
const common = 'plugins/deployments-common/src';

const OFFENCES = [
  [
    `${backend}/operations/x.ts`,
    "import { KubeConfig } from '@kubernetes/client-node'; export const x = KubeConfig;",
  ],
  [
    `${backend}/x.ts`,
    "import { KubeConfig } from '@kubernetes/client-node'; export const x = KubeConfig;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import { Knex } from 'knex'; export type X = Knex;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import express from 'express'; export const x = express;",
  ],
  [
    `${backend}/reactions/x.ts`,
    "import { ScmIntegrations } from '@backstage/integration'; export const x = ScmIntegrations;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import { createHttpRouter } from '../transports/http'; export const x = createHttpRouter;",
  ],
  [
    `${backend}/reactions/x.ts`,
    "import { createHttpRouter } from '../transports/http'; export const x = createHttpRouter;",
  ],
  [
    `${backend}/transports/x.ts`,
    "import { startChangeTracker } from '../reactions/changes/startChangeTracker'; export const x = startChangeTracker;",
  ],
  [
    `${backend}/transports/x.ts`,
    "import { ReadModel } from '../database/types'; export type X = ReadModel;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import { startSandbox } from '@argosy/sandbox'; export const x = startSandbox;",
  ],
  [`${common}/x.ts`, "import fs from 'node:fs'; export const x = fs;"],
  [`${common}/x.ts`, "import path from 'path'; export const x = path;"],
  [`${common}/x.ts`, 'export const x = () => new Date();'],
  [`${common}/x.ts`, 'export const x = () => Date.now();'],
  [`${common}/x.ts`, 'export const x = () => Math.random();'],
  [`${common}/x.ts`, "export const x = () => fetch('/');"],
  [`${common}/x.ts`, "export const x = () => globalThis.fetch('/');"],
  [`${common}/x.ts`, "export const x = () => new WebSocket('/');"],
  [`${common}/x.ts`, 'export const x = () => crypto.randomUUID();'],
  [`${common}/x.ts`, 'export const x = () => performance.now();'],
  [`${common}/x.ts`, 'export const x = (f: () => void) => setTimeout(f, 1);'],
  [`${common}/x.ts`, "export const x = () => import('node:fs');"],
  [
    `${common}/x.ts`,
    "import x from '@argosy/plugin-deployments'; export { x };",
  ],
  [
    `${common}/x.ts`,
    "import { deploymentsPlugin } from '@argosy/plugin-deployments-backend'; export const x = deploymentsPlugin;",
  ],
  [
    'plugins/deployments/src/x.ts',
    "import x from '@argosy/plugin-deployments-backend'; export { x };",
  ],
  [
    'plugins/deployments/src/x.ts',
    "import { startSandbox } from '@argosy/sandbox'; export const x = startSandbox;",
  ],
  [
    'plugins/catalog-backend-module-deployments/src/x.ts',
    "import x from '@argosy/plugin-deployments-backend'; export { x };",
  ],
  [
    'plugins/catalog-backend-module-deployments/src/x.ts',
    "import { startSandbox } from '@argosy/sandbox'; export const x = startSandbox;",
  ],
  [
    'packages/app/src/x.ts',
    "import x from '@argosy/plugin-deployments-backend'; export { x };",
  ],
  [
    'packages/sandbox/src/x.ts',
    "import x from '@argosy/plugin-deployments-backend'; export { x };",
  ],
  [
    'packages/sandbox/src/x.ts',
    "import x from '@argosy/plugin-deployments'; export { x };",
  ],
  [
    'packages/backend/src/x.ts',
    "import x from '@argosy/plugin-deployments'; export { x };",
  ],
  [
    'packages/sandbox/src/x.ts',
    "import { planService } from '@argosy/plugin-deployments-planner'; export const x = planService;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import { startLab } from '@argosy/lab'; export const x = startLab;",
  ],
  [
    'packages/backend/src/x.ts',
    "import { startLab } from '@argosy/lab'; export const x = startLab;",
  ],
  [
    'packages/lab/src/x.ts',
    "import { planService } from '@argosy/plugin-deployments-planner'; export const x = planService;",
  ],
  [
    'packages/lab/src/x.ts',
    "import x from '@argosy/plugin-deployments-backend'; export { x };",
  ],
];

// One file of each folder that is not its types: no adapter may know another, nor who uses it.
const INSIDE = {
  argocd: 'createHub',
  catalog: 'createEntityAnnotations',
  database: 'createReadModel',
  git: 'createGitOpsRepository',
  notify: 'createNotifier',
};
const ABOVE = {
  operations: 'createService',
  permissions: 'registerPermissions',
  reactions: 'startReactions',
  transports: 'http',
};
for (const adapter of Object.keys(INSIDE)) {
  for (const [folder, file] of Object.entries({ ...INSIDE, ...ABOVE })) {
    if (folder !== adapter) {
      OFFENCES.push([
        `${backend}/${adapter}/x.ts`,
        `import * as x from '../${folder}/${file}'; export { x };`,
      ]);
    }
  }
}
for (const folder of ['operations', 'reactions', 'transports']) {
  for (const [adapter, file] of Object.entries(INSIDE)) {
    OFFENCES.push([
      `${backend}/${folder}/x.ts`,
      `import * as x from '../${adapter}/${file}'; export { x };`,
    ]);
  }
}

for (const [file, code] of OFFENCES) {
  test(`refuses in ${file}: ${code}`, async () => {
    const messages = await reported(file, code);
    assert.notEqual(messages.length, 0, 'nothing was reported');
    assert.ok(
      messages.every(({ severity }) => severity === 2),
      'it only warns',
    );
  });
}

const LEGAL = [
  [
    `${backend}/argocd/x.ts`,
    "import { KubeConfig } from '@kubernetes/client-node'; export const x = KubeConfig;",
  ],
  [
    `${backend}/argocd/x/y.ts`,
    "import { KubeConfig } from '@kubernetes/client-node'; export const x = KubeConfig;",
  ],
  [
    `${backend}/database/x.ts`,
    "import { Knex } from 'knex'; export type X = Knex;",
  ],
  [
    `${backend}/operations/x.ts`,
    "import { ReadModel } from '../database/types'; export type X = ReadModel;",
  ],
  [
    `${backend}/transports/x.ts`,
    "import { operations } from '../operations'; export const x = operations;",
  ],
  [
    `${backend}/operations/x.test.ts`,
    "import { startSandbox } from '@argosy/sandbox'; export const x = startSandbox;",
  ],
  [`${common}/x.ts`, 'export const x = (at: string) => new Date(at);'],
  [
    'packages/sandbox/src/x.ts',
    "import { expandRepository } from '@argosy/plugin-deployments-planner'; export const x = expandRepository;",
  ],
  [
    'packages/lab/src/x.test.ts',
    "import { planService } from '@argosy/plugin-deployments-planner'; export const x = planService;",
  ],
  [
    'packages/lab/src/x.ts',
    "import { listen } from '@argosy/control-plane'; export const x = listen;",
  ],
];

for (const [file, code] of LEGAL) {
  test(`allows in ${file}: ${code}`, async () => {
    assert.deepEqual(await reported(file, code), []);
  });
}
