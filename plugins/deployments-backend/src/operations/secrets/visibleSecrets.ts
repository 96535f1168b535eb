import type { SecretRow } from '../../database/types';
import { isVisible } from '../isVisible';
import type { Caller, OperationContext } from '../Operation';

/** The secrets of a service, or of all, that the person may see: by the service's owner and by environment. */
export async function visibleSecrets(
  { readModel }: Pick<OperationContext, 'readModel'>,
  service: string | undefined,
  { filter }: Pick<Caller, 'filter'>,
): Promise<SecretRow[]> {
  const [rows, services] = await Promise.all([
    readModel.listSecrets({ service }),
    service === undefined
      ? readModel.listServices()
      : readModel.getService(service),
  ]);
  const owners = new Map(
    [services].flat().flatMap(one => (one ? [[one.name, one.owner]] : [])),
  );
  return rows.filter(row =>
    isVisible(
      { owner: owners.get(row.service), environment: row.environment },
      filter,
    ),
  );
}
