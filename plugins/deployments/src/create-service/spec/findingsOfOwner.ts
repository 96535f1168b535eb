import { Finding } from '@argosy/plugin-deployments-common';
import { Fleet } from './nameState';

/** An owner whose service may be created nowhere. Where it may not be in some environments, their cells say so. */
export function findingsOfOwner({ environments }: Fleet): Finding[] {
  const [first] = environments;
  const isRefused = environments.every(({ may }) => may?.create === false);
  const reason = first?.may?.reason;
  return isRefused && reason
    ? [{ severity: 'error', path: 'owner', ...reason }]
    : [];
}
