import type { Plan } from '@argosy/plugin-deployments-common';
import type { ChangeRow } from '../database/types';

/** Title and body of a commit or pull request: what a reviewer wants to know first. */
export function describePlan(
  plan: Plan,
  change: Pick<ChangeRow, 'requestedBy'>,
) {
  const applications = plan.applications.map(
    app =>
      `- ${app.name}: ${app.action}s in ${app.cluster} (${app.environment})`,
  );
  const warnings = plan.findings
    .filter(finding => finding.severity === 'warning')
    .map(finding => `- ${finding.rule ?? finding.path}: ${finding.message}`);
  const body = [
    `${change.requestedBy} asked for it. ${plan.files.length} ${plan.files.length === 1 ? 'file' : 'files'}.`,
    ...section('Applications', applications),
    ...section('Warnings', warnings),
  ].join('\n');
  return { title: `Create service ${plan.service}`, body };
}

const section = (title: string, lines: string[]) =>
  lines.length === 0 ? [] : ['', `${title}:`, ...lines];
