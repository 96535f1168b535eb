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

/** Everything that can be asked. */
export const operations: Askable[] = [
  listTargets,
  previewService,
  createService,
  listServices,
  listDeployments,
  getDeployment,
  listSecrets,
  checkSecrets,
  previewSecrets,
  getVaultSetUp,
];
