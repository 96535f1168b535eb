import { mockApis } from '@backstage/frontend-test-utils';
import {
  createServiceTranslationRef,
  FormText,
} from '../../src/create-service/texts';

const snapshot = mockApis
  .translation()
  .getTranslation(createServiceTranslationRef);
if (!snapshot.ready) throw new Error('The default texts are always there');

/** The texts of the form, for tests of what is no component. */
export const formText: FormText = snapshot.t;
