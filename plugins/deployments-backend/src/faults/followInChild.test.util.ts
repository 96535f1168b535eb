import {
  openReconciler,
  type ReconcilerPlace,
} from '../reactions/vault/__testUtils__/reconciler.test.util';
import { requireSafeTokens } from '../vault';

/** What the process says. */
export type FollowWord = 'loaded';

/** Follows Vault as a backend does, in a process of its own, from when it is told where until it is killed. */
process.once('message', async (place: ReconcilerPlace) => {
  const { vaults, start } = await openReconciler(place);
  await requireSafeTokens(vaults);
  start();
});
// It never outlives who started it, however that ended.
process.once('disconnect', () => process.exit());
process.send?.('loaded' satisfies FollowWord);
