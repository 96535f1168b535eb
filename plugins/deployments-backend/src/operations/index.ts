import type { contracts } from '@argosy/plugin-deployments-common';
import type { Askable } from './defineOperation';
import { checkSecrets } from './checkSecrets';
import { createService } from './createService';
import { getDeployment } from './getDeployment';
import { getVaultSetUp } from './getVaultSetUp';
import { listDeployments } from './listDeployments';
import { listSecrets } from './listSecrets';
import { listServices } from './listServices';
import { listTargets } from './listTargets';
import { previewSecrets } from './previewSecrets';
import { previewService } from './previewService';

type Contracts = typeof contracts;

/** What answers each contract: one without an operation does not compile. */
const answers: { [Name in keyof Contracts]: Askable<Contracts[Name]> } = {
  checkSecrets,
  createService,
  getDeployment,
  getVaultSetUp,
  listDeployments,
  listSecrets,
  listServices,
  listTargets,
  previewSecrets,
  previewService,
};

/** Everything that can be asked. */
export const operations: Askable[] = Object.values(answers);
