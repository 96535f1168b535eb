export { buildPeers } from './build/buildPeers';
export type { PeerFiles, Peers, Program } from './build/Peers';
export { connectLab, connectTestLab } from './describe';
export { KubeApi, KubeError } from './kubernetes/KubeApi';
export type {
  LabCluster,
  LabControlPlane,
  LabOptions,
} from './LabControlPlane';
export { startLab } from './startLab';
export type { StartedLab } from './startLab';
