import { CustomErrorBase } from '@backstage/errors';
import type { VaultFailure, VaultTrouble } from './types';

/** By which Backstage's own error handlers tell what to answer. */
const NAMES: Record<VaultTrouble, string> = {
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

/** A failure of a Vault. It has no cause unless that is known to quote neither a token nor an answer. */
export class VaultError extends CustomErrorBase implements VaultFailure {
  readonly name: string;

  constructor(
    readonly trouble: VaultTrouble,
    readonly sentence: string,
    readonly mend: string,
    cause?: Error,
  ) {
    super(`${sentence} ${mend}`);
    this.name = NAMES[trouble];
    // given to the constructor it would be written into the message
    if (cause) Object.assign(this, { cause });
  }
}
