import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Environment } from '../model/target';

/** Reads one entry of `deployments.environments`. Errors: `InputError` with the environment and the key. */
export function readEnvironment(config: Config): Environment {
  const name = config.getString('name');
  const change = config.getString('change');
  if (change !== 'commit' && change !== 'pull-request') {
    throw new InputError(
      `deployments.environments: ${name} has change: ${change}; use commit or pull-request`,
    );
  }
  const labels = config.getConfig('clusters.matchLabels');
  const matchLabels = Object.fromEntries(
    Object.entries(labels.get<Record<string, string>>()).map(([key, value]) => [
      key,
      String(value),
    ]),
  );
  if (Object.keys(matchLabels).length === 0) {
    throw new InputError(
      `deployments.environments: ${name} matches every cluster; name at least one label under clusters.matchLabels`,
    );
  }
  const gateway = config.getOptionalConfig('gateway');
  return {
    name,
    title: config.getOptionalString('title') ?? name,
    matchLabels,
    change,
    floatingTags: config.getOptionalBoolean('floatingTags') ?? false,
    guarded: config.getOptionalBoolean('guarded') ?? false,
    ...(gateway && {
      gateway: {
        name: gateway.getString('name'),
        namespace: gateway.getString('namespace'),
      },
    }),
  };
}
