import { Finding } from '@argosy/plugin-deployments-common';
import { fault } from './findings';
import type { Snapshot } from './snapshot';

/** What was not read for its size: nothing can be said of it, and nothing is built on it. @public */
export const findUnread = ({ tooLarge = [] }: Snapshot): Finding[] =>
  tooLarge.map(path =>
    fault(
      path,
      `${path} is larger than 1 MB and is not read.`,
      'Make it smaller, or move it to a folder that Argo CD and Argosy do not read.',
    ),
  );
