import { Box } from '@backstage/ui';
import type { ComponentType } from 'react';
import { legible } from '../../shared/legible';
import styles from './create.module.css';

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
