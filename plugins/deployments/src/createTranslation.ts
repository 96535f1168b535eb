import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { pages, review } from './components/create/texts/review';
import { secrets } from './components/create/texts/secrets';
import { service } from './components/create/texts/service';
import { targets } from './components/create/texts/targets';
import { workloads } from './components/create/texts/workloads';

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
