import { Finding } from '@argosy/plugin-deployments-common';

export const fault = (
  path: string,
  message: string,
  remedy: string,
): Finding => ({
  severity: 'error',
  path,
  message,
  remedy,
});

export const caution = (
  path: string,
  message: string,
  remedy: string,
): Finding => ({
  severity: 'warning',
  path,
  message,
  remedy,
});
