import { buildPeers } from '../../build/buildPeers';
import { checkRequirements } from '../../requirements/checkRequirements';
import { say } from '../say';

/** Builds the peers and prints where they are. */
export async function build() {
  await checkRequirements();
  const { programs } = await buildPeers({ onProgress: say });
  for (const [name, path] of Object.entries(programs)) say(`${name}: ${path}`);
}
