import { contracts } from '@argosy/plugin-deployments-common';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { CallerConfig, DeploymentsConfig, OpenAccess } from './config';
import { readOwners } from './readOwners';

const LISTABLE = Object.values(contracts)
  .filter(contract => contract.touches)
  .map(({ name }) => name);

/** What services may write. Errors: `InputError` for an entry that allows nothing, or more than it says. */
export function readCallers(
  config: Config,
  environments: DeploymentsConfig['environments'],
): CallerConfig[] {
  const known = environments.map(({ name }) => name);
  return (config.getOptionalConfigArray('callers') ?? []).map(entry => {
    const subject = entry.getString('subject');
    const refuse = (problem: string) =>
      new InputError(`deployments.callers: ${subject} ${problem}`);
    const caller: CallerConfig = {
      subject,
      may: entry.getStringArray('may'),
      services: entry.getOptionalStringArray('services'),
      owners: readOwners(entry, `deployments.callers: ${subject}`),
      environments: entry.getStringArray('environments'),
    };
    const unknown = caller.may.find(name => !LISTABLE.includes(name));
    if (unknown !== undefined) {
      throw refuse(
        `may ${unknown}, which is no operation that writes; use ${LISTABLE.join(', ')}`,
      );
    }
    const elsewhere = caller.environments.find(name => !known.includes(name));
    if (elsewhere !== undefined) {
      throw refuse(
        `names the environment ${elsewhere}; deployments.environments has ${known.join(', ')}`,
      );
    }
    return caller;
  });
}

const OF_JWKS = ['issuer', 'audience', 'subjectPrefix'];

/** Entries of `backend.auth.externalAccess` that let in more than they say: whoever holds such a token may call every plugin. */
export function readOpenAccess(root: Config): OpenAccess[] {
  const entries =
    root.getOptionalConfigArray('backend.auth.externalAccess') ?? [];
  return entries.flatMap((entry, index) => {
    const type = entry.getOptionalString('type') ?? 'legacy';
    const options = entry.getOptionalConfig('options');
    const lacks = [
      ...(type === 'jwks' ? OF_JWKS.filter(key => !options?.has(key)) : []),
      ...(entry.has('accessRestrictions') ? [] : ['accessRestrictions']),
    ];
    return lacks.length > 0 ? [{ index, type, lacks }] : [];
  });
}
