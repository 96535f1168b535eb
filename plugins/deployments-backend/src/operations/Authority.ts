import type { Finding } from '@argosy/plugin-deployments-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { DeploymentFilter } from '../database/types';
import type { DeploymentResource } from '../permissions';

/** Why something is refused, as two sentences. */
export type Refusal = Pick<Finding, 'message' | 'remedy'>;

/** What somebody may do by one permission. */
export interface Authority {
  /** Conditions of the policy, for what the read model lists. */
  filter?: PermissionCriteria<DeploymentFilter>;
  /** Why it may not be done to this Deployment, and the remedy. Undefined where it may. */
  refusal(
    resource: DeploymentResource & { service?: string },
  ): Refusal | undefined;
  /** Whether it may be done to some Deployment of an environment, whoever owns it. */
  reaches(environment: string): boolean;
}
