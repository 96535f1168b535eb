import { clusters } from './clusters';
import { containers } from './containers';
import { generation } from './generation';
import { hooks } from './hooks';
import { images } from './images';
import { operations } from './operations';
import { projects } from './projects';
import { rollouts } from './rollouts';
import { sources } from './sources';

/** Every message that we know; the first that fits decides. What says a sync failed in general comes last. */
export const KNOWN_MESSAGES = [
  ...images,
  ...containers,
  ...rollouts,
  ...hooks,
  ...projects,
  ...clusters,
  ...generation,
  ...sources,
  ...operations,
];
