// What the lab builds its control plane of: the same protocol, words and seed.
export { createCertificates } from './certificates';
export type { Certificates } from './certificates';
export { ARGOCD_NAMESPACE, CLUSTERS } from './clusters';
export { createControlServer } from './control/createControlServer';
export { isVaultFault } from './control/isVaultFault';
export { toFaults } from './control/toFaults';
export { writeDescription } from './describeSandbox';
export type { DescribedSandbox } from './describeSandbox';
export { endWithParent } from './endWithParent';
export { OWNER, REPOSITORY } from './git/GitHost';
export { runGit, tryGit } from './git/runGit';
export { SEED } from './git/seed';
export { IDENTITY, writeSeed } from './git/writeSeed';
export { listen } from './http/listen';
export type { Listening } from './http/listen';
export { dig, isObject, objects, stringMap, strings, text } from './json';
export type { Json, JsonObject } from './json';
