import { Finding } from '@argosy/plugin-deployments-common';

export const fault = (
  path: string,
  message: string,
  mend: string,
): Finding => ({
  severity: 'error',
  path,
  message,
  mend,
});

export const caution = (
  path: string,
  message: string,
  mend: string,
): Finding => ({
  severity: 'warning',
  path,
  message,
  mend,
});
