import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { Box } from '@backstage/ui';
import type { ComponentType } from 'react';
import { legible } from '../../shared/legible';
import { FormValues } from '../spec/values';
import styles from './fields.module.css';

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

/**
 * A page of the form, as it stands on the wizard's sheet. The wizard is no
 * surface that the inputs know of; without one they have its colour and vanish.
 */
export const onSheet =
  <P extends object>(Page: ComponentType<P>) =>
  (props: P) => (
    <Box bg="neutral" className={`${styles.sheet} ${legible}`}>
      <Page {...props} />
    </Box>
  );

/** The schema of a field whose value our own code makes and reads. */
export const schemaOf = <T,>() =>
  makeFieldSchema({ output: z => z.custom<T>(), uiOptions: z => z.object({}) });
