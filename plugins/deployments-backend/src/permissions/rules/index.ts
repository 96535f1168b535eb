import { isInEnvironment } from './isInEnvironment';
import { isInProject } from './isInProject';
import { isOwnedBy } from './isOwnedBy';

/** Every rule on Deployments. */
export const deploymentRules = { isOwnedBy, isInEnvironment, isInProject };
