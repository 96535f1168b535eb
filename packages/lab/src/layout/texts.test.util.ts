import { literal } from '@argosy/plugin-deployments-planner/src/layout/yaml/literal';
import type { ServiceSpec } from '@argosy/plugin-deployments-common';
import { dig, objects, text } from '@argosy/control-plane';
import type { JsonObject } from '@argosy/control-plane';

/** What people wrote, as the pods are to get it: by workload, variables and the command of its migration. */
export const wantedTexts = ({ workloads }: ServiceSpec) =>
  Object.fromEntries(
    workloads.map(({ name, env, migration }) => [
      name,
      {
        env: Object.fromEntries(
          Object.entries(env).map(([key, value]) => [key, literal(value)]),
        ),
        command: migration ? migration.command.map(literal) : [],
      },
    ]),
  );

/** The same, as it stands in what Kustomize built. */
export const builtTexts = (
  { workloads }: ServiceSpec,
  resources: readonly JsonObject[],
) =>
  Object.fromEntries(
    workloads.map(({ name }) => {
      const of = (kinds: string[], called: string) =>
        resources.find(
          each =>
            kinds.includes(String(each.kind)) &&
            text(each, 'metadata', 'name') === called,
        );
      const pod = containerOf(of(['Deployment', 'Rollout'], name));
      const job = containerOf(of(['Job'], `${name}-migrate`));
      const command = dig(job, 'command') ?? [];
      return [name, { env: variables(pod), command }];
    }),
  );

const containerOf = (resource?: JsonObject) =>
  objects(resource, 'spec', 'template', 'spec', 'containers').at(0);

const variables = (container?: JsonObject) =>
  Object.fromEntries(
    objects(container, 'env').map(({ name, value }) => [
      String(name),
      value ?? '',
    ]),
  );
