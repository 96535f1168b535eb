import type { Plan } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';

/** Body of a commit or pull request: what a reviewer wants to know first. */
export function describePlan(
  plan: Plan,
  change: Pick<ChangeRow, 'requestedBy'>,
): string {
  const applications = plan.applications.map(
    app =>
      `- ${app.name}: ${app.action}s in ${app.cluster} (${app.environment})`,
  );
  const warnings = plan.findings
    .filter(finding => finding.severity === 'warning')
    .map(finding => `- ${finding.rule ?? finding.path}: ${finding.message}`);
  return [
    `${change.requestedBy} asked for it. ${plan.files.length} ${plan.files.length === 1 ? 'file' : 'files'}.`,
    ...section('Applications', applications),
    ...section('Warnings', warnings),
  ].join('\n');
}

const section = (title: string, lines: string[]) =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines];
