import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { isResourcePermission } from '@backstage/plugin-permission-common';
import { operations } from '../operations';
import type { OperationRunner } from '../operations/runOperation';
import { toRegistrySchema } from './toRegistrySchema';

/** Every operation as an action: a scaffolder step, an MCP tool and a CLI command at once. */
export function registerActions(
  actionsRegistry: ActionsRegistryService,
  runner: OperationRunner,
) {
  for (const operation of operations) {
    const { name, title, description, attributes, permission, input, output } =
      operation.contract;
    actionsRegistry.register({
      name,
      title,
      description,
      attributes,
      visibilityPermission: isResourcePermission(permission)
        ? undefined
        : permission,
      schema: {
        input: zod => toRegistrySchema(zod, input),
        output: zod => toRegistrySchema(zod, output),
      },
      action: async context => ({
        output: await operation.handle(runner, {
          input: context.input,
          credentials: context.credentials,
        }),
      }),
    });
  }
}
