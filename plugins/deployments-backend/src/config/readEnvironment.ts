import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { Environment, SecretDelivery } from '@argosy/plugin-deployments-common';

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
  const delivery = readDelivery(name, config);
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
    ...(delivery && { secrets: { delivery } }),
  };
}

function readDelivery(
  name: string,
  config: Config,
): SecretDelivery | undefined {
  const delivery = config.getOptionalString('secrets.delivery');
  if (
    delivery === undefined ||
    delivery === 'injector' ||
    delivery === 'external-secrets'
  ) {
    return delivery;
  }
  throw new InputError(
    `deployments.environments: ${name} has secrets.delivery: ${delivery}; use injector or external-secrets`,
  );
}
