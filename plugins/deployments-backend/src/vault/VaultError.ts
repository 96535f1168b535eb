import { CustomErrorBase } from '@backstage/errors';
import type { VaultErrorReason, VaultFailure } from './types';

/** The names by which Backstage's error handlers choose an HTTP status. */
const NAMES: Record<VaultErrorReason, string> = {
  sealed: 'ServiceUnavailableError',
  unreachable: 'ServiceUnavailableError',
  late: 'ServiceUnavailableError',
  failing: 'ServiceUnavailableError',
  'login-refused': 'NotAllowedError',
  forbidden: 'NotAllowedError',
  'no-mount': 'NotFoundError',
  'kv-v1': 'InputError',
  refused: 'InputError',
  unusable: 'InputError',
  unsafe: 'NotAllowedError',
};

/** A failure of a Vault. It never carries a cause: that might quote a token or an answer. */
export class VaultError extends CustomErrorBase implements VaultFailure {
  readonly name: string;

  constructor(
    readonly reason: VaultErrorReason,
    message: string,
    readonly remedy: string,
  ) {
    super(message);
    this.name = NAMES[reason];
  }

  /** As logs show it: what is wrong, and what to do about it. */
  toString() {
    return `${this.name}: ${this.message} ${this.remedy}`;
  }
}
