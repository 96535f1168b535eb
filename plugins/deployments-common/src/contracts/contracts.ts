// Every contract, one a line: HTTP routes, actions, permissions and the client are made from them.
export { checkName } from './checkName';
export { checkSecrets } from './checkSecrets';
export { createService } from './createService';
export { getDeployment } from './getDeployment';
export { getVaultSetUp } from './getVaultSetUp';
export { lintRepository } from './lintRepository';
export { listDeployments } from './listDeployments';
export { listSecrets } from './listSecrets';
export { listServices } from './listServices';
export { listTargets } from './listTargets';
export { previewSecrets } from './previewSecrets';
export { previewService } from './previewService';
