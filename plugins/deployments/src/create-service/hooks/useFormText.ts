import {
  ApiHolder,
  translationApiRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { createServiceTranslationRef, FormText } from '../texts';

/** The form's texts in the language of the person. */
export const useFormText = (): FormText =>
  useTranslationRef(createServiceTranslationRef).t;

/** The same for the wizard's validations, which are no components. The pages have waited for the language already. */
export function formTextOf(apis: ApiHolder): FormText {
  const snapshot = apis
    .get(translationApiRef)
    ?.getTranslation(createServiceTranslationRef);
  if (!snapshot?.ready) throw new Error('The texts of the form are not loaded');
  return snapshot.t;
}
