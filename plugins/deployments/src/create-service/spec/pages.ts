import { Finding } from '@argosy/plugin-deployments-common';

/** The pages of the form before the review, in their order. */
export const PAGES = ['service', 'workloads', 'targets', 'secrets'] as const;

export type Page = (typeof PAGES)[number];

const PAGE_OF_FIELD: Record<string, Page> = {
  name: 'service',
  owner: 'service',
  description: 'service',
  project: 'service',
  entityRef: 'service',
  workloads: 'workloads',
  targets: 'targets',
};

const PAGE_OF_WORKLOAD_FIELD: Record<string, Page> = {
  delivery: 'targets',
  expose: 'targets',
  secrets: 'secrets',
};

/** The page where a finding is corrected; none where its path is a file of the repository. */
export function pageOf({ path }: Pick<Finding, 'path'>): Page | undefined {
  const [field, , inner] = path.split('.');
  if (
    field === 'workloads' &&
    Object.hasOwn(PAGE_OF_WORKLOAD_FIELD, inner ?? '')
  ) {
    return PAGE_OF_WORKLOAD_FIELD[inner];
  }
  return Object.hasOwn(PAGE_OF_FIELD, field) ? PAGE_OF_FIELD[field] : undefined;
}
