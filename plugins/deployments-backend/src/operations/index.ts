import type { Askable } from './defineOperation';
import { createService } from './createService';
import { getDeployment } from './getDeployment';
import { listDeployments } from './listDeployments';
import { listServices } from './listServices';
import { listTargets } from './listTargets';
import { previewService } from './previewService';

/** Everything that can be asked. */
export const operations: Askable[] = [
  listTargets,
  previewService,
  createService,
  listServices,
  listDeployments,
  getDeployment,
];
