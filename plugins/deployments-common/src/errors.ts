import type { Finding } from './model/finding';
import { firstFindings } from './model/say';
import { InputError } from '@backstage/errors';

const sentence = ({ path, message, remedy }: Finding) =>
  `${path ? `${path}: ` : ''}${message} → ${remedy}`;

/** A 400 that says every fault with its place, reason and remedy. @public */
export class FindingsError extends InputError {
  /** The first, and how many more there are. */
  readonly findings: Finding[];

  constructor(findings: Finding[]) {
    const first = firstFindings(findings);
    super(first.map(sentence).join('\n'));
    this.findings = first;
  }
}
