import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { pages, review } from './review';
import { secrets } from './secrets';
import { service } from './service';
import { targets } from './targets';
import { workloads } from './workloads';

/** Every text of the form *Create service*. @public */
export const createServiceTranslationRef = createTranslationRef({
  id: 'plugin.deployments.create-service',
  messages: {
    optional: 'Optional',
    remove: 'Remove',
    retry: 'Retry',
    pages,
    service,
    workloads,
    targets,
    secrets,
    review,
  },
});
