import { GROUP, VERSION } from './kinds';
import { cutBy } from './Kubernetes';
import type { Kubernetes } from './Kubernetes';
import { statusOf, translateError } from './translateError';
import { withDeadline } from './withDeadline';

/**
 * A small question that costs the hub nothing: the resources of Argo CD's API group.
 * Whether we may know them does not matter, only that something answers.
 * @throws ServiceUnavailableError when nothing does, NotAllowedError when our credentials no longer count
 */
export async function askForSignOfLife(
  { peer, mends, open, deadlines }: Kubernetes,
  signal: AbortSignal,
): Promise<void> {
  try {
    await withDeadline(deadlines.call, signal, async cut =>
      open().objects.getAPIResources(
        { group: GROUP, version: VERSION },
        cutBy(cut),
      ),
    );
  } catch (error) {
    const status = statusOf(error);
    if (status === 403 || status === 404) return;
    throw translateError(error, { peer, right: `get /apis/${GROUP}`, mends });
  }
}
