import { isInEnvironment } from './isInEnvironment';
import { isOwnedBy } from './isOwnedBy';

/** Every rule on Deployments. */
export const deploymentRules = { isOwnedBy, isInEnvironment };
