import type { Finding } from '@argosy/plugin-deployments-common';
import { InputError } from '@backstage/errors';

const sentence = ({ path, message, mend }: Finding) =>
  `${path ? `${path}: ` : ''}${message} → ${mend}`;

/** A 400 that says every fault with its place, reason and mend. */
export class FindingsError extends InputError {
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    super(findings.map(sentence).join('\n'));
    this.findings = findings;
  }
}
