import { Link } from '@backstage/ui';
import { Target } from '../view/target';
import styles from './Notes.module.css';

/** Leads to the Application in Argo CD, where there is one and an address of it. */
export const OpenLink = ({ target, text }: { target: Target; text: string }) =>
  target.kind === 'standing' && target.deployment.url ? (
    <Link
      className={styles.open}
      href={target.deployment.url}
      target="_blank"
      variant="body-small"
    >
      {text}
    </Link>
  ) : null;
