import type { JsonObject } from '@argosy/control-plane';
import { KubeError } from '../kubernetes/KubeApi';
import type { KubeApi } from '../kubernetes/KubeApi';

/** Why a cluster refuses to create an object in this namespace; undefined where it would. Nothing is created. */
export async function refusal(
  api: KubeApi,
  object: JsonObject,
  namespace: string,
): Promise<string | undefined> {
  const metadata = { ...Object(object.metadata), namespace };
  const placed = { ...object, metadata };
  try {
    const path = (await api.pathOf(placed)).replace(/\/[^/]*$/, '');
    await api.call('POST', `${path}?dryRun=All&fieldValidation=Strict`, {
      body: placed,
    });
    return undefined;
  } catch (error) {
    if (error instanceof KubeError) return error.message;
    throw error;
  }
}
