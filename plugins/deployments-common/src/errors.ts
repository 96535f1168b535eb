import type { Finding } from './model/finding';
import { InputError } from '@backstage/errors';

const sentence = ({ path, message, remedy }: Finding) =>
  `${path ? `${path}: ` : ''}${message} → ${remedy}`;

/** A 400 that says every fault with its place, reason and remedy. @public */
export class FindingsError extends InputError {
  /** All of them. */
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    super(findings.map(sentence).join('\n'));
    this.findings = findings;
  }
}
