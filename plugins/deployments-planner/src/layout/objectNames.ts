import { migrationName, Workload } from '@argosy/plugin-deployments-common';

export const previewName = (workload: string) => `${workload}-preview`;
export const analysisName = (workload: string) => `${workload}-success-rate`;

/** Names of further objects that a workload makes beside those of its own name. */
export const madeNames = ({ name, migration, delivery }: Workload) => [
  ...(migration ? [migrationName(name)] : []),
  ...(delivery === 'blue-green' ? [previewName(name)] : []),
];
