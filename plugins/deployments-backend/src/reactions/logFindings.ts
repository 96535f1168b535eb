import type { Finding } from '@argosy/plugin-deployments-common';
import type { LoggerService } from '@backstage/backend-plugin-api';

const MOST = 50;
const LONGEST = 1_000;

/** What a commit of the GitOps repository is found to have wrong, a line each. */
export function logFindings(
  logger: LoggerService,
  commit: string,
  findings: Finding[],
): void {
  for (const { path, message, remedy } of findings.slice(0, MOST)) {
    const line = `${path} at ${commit}: ${message} ${remedy}`;
    logger.warn(line.replace(/\s+/g, ' ').slice(0, LONGEST));
  }
  const more = findings.length - MOST;
  if (more > 0) logger.warn(`The commit ${commit} has ${more} more findings.`);
}
