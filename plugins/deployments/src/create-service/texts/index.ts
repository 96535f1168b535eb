import {
  createTranslationRef,
  TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { findings } from './findings';
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
    findings,
  },
});

/** Looks a text of the form up. */
export type FormText = TranslationFunction<
  (typeof createServiceTranslationRef)['T']
>;
