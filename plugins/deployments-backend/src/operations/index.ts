import type { contracts } from '@argosy/plugin-deployments-common';
import type { BoundOperation } from './runOperation';
import { checkName } from './services/checkName';
import { checkSecrets } from './secrets/checkSecrets';
import { createService } from './services/createService';
import { getDeployment } from './deployments/getDeployment';
import { getVaultSetUp } from './vault/getVaultSetUp';
import { lintRepository } from './repository/lintRepository';
import { listDeployments } from './deployments/listDeployments';
import { listSecrets } from './secrets/listSecrets';
import { listServices } from './services/listServices';
import { listTargets } from './services/listTargets';
import { previewSecrets } from './secrets/previewSecrets';
import { previewService } from './services/previewService';

type Contracts = typeof contracts;

/** What answers each contract: one without an operation does not compile. */
const answers: { [Name in keyof Contracts]: BoundOperation<Contracts[Name]> } =
  {
    checkName,
    checkSecrets,
    createService,
    getDeployment,
    getVaultSetUp,
    lintRepository,
    listDeployments,
    listSecrets,
    listServices,
    listTargets,
    previewSecrets,
    previewService,
  };

/** Every operation. */
export const operations: BoundOperation[] = Object.values(answers);
