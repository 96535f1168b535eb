import type { SecretRow } from '../../database/types';
import type { Caller, OperationContext } from '../Operation';

/** The secrets of a service, or of all, that the person may see: by the service's owner and by environment. */
export async function visibleSecrets(
  { readModel }: Pick<OperationContext, 'readModel'>,
  service: string | undefined,
  { isVisible }: Pick<Caller, 'isVisible'>,
): Promise<SecretRow[]> {
  const [rows, services] = await Promise.all([
    readModel.listSecrets({ service }),
    service === undefined
      ? readModel.listServices()
      : readModel.getService(service),
  ]);
  const known = new Map(
    [services].flat().flatMap(one => (one ? [[one.name, one]] : [])),
  );
  return rows.filter(({ service: name, environment }) => {
    const { owner, project, entityRef } = known.get(name) ?? {};
    return isVisible({ owner, project, entityRef, environment });
  });
}
