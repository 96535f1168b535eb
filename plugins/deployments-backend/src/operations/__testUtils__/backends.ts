import { callerOf } from './callerOf';
import { createService } from '../services/createService';
import { previewService } from '../services/previewService';
import { startGitHost } from './gitHost';
import { openReadModel } from './openReadModel';
import { type Engine, newPlace } from './places';
import { contextOf, specOf } from './operationContext';

export const ADA = 'user:default/ada';

const at = (...environments: string[]) => ({
  targets: environments.map(environment => ({ environment, cluster: 'eu1' })),
});
export const DEV = at('dev');
export const PROD = at('prod');
export const DEV_AND_PROD = at('dev', 'prod');

/** Replicas of a backend: each with its own cache of Git, all with one read model and one Git host. */
export async function startBackends(engine: Engine) {
  const host = await startGitHost();
  const { readModel, close } = await openReadModel(await newPlace(engine));
  const start = (repository = host.open()) => {
    const context = contextOf({ readModel, repository });
    return {
      context,
      create: (
        spec: Parameters<typeof specOf>[0],
        requestedBy = ADA,
        planHash?: string,
      ) =>
        createService.run(
          context,
          { spec: specOf(spec), planHash },
          callerOf(requestedBy),
        ),
      preview: (spec: Parameters<typeof specOf>[0]) =>
        previewService.run(context, { spec: specOf(spec) }, callerOf(ADA)),
    };
  };
  return {
    host,
    start,
    readModel,
    changes: () => readModel.listChanges({}),
    async stop() {
      await close();
      await host.stop();
    },
  };
}
