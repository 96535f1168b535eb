import { FormValues } from '../spec/values';

/** The part of rjsf's props that our fields use. */
export interface FieldProps<T> {
  formData?: T;
  onChange: (value: T) => void;
  /** What our validation said when *Next* was last pressed. */
  rawErrors: string[];
  /** Where the wizard hands over the values of all pages. */
  formContext?: { formData?: FormValues };
}

/** All pages as they stand, from any of them. */
export const valuesOf = (
  props: Pick<FieldProps<unknown>, 'formContext'>,
): FormValues => props.formContext?.formData ?? {};
