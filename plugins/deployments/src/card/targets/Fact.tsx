import { ReactNode } from 'react';
import styles from './Details.module.css';

interface FactProps {
  name: string;
  /** For names and hashes that are copied letter by letter. */
  code?: boolean;
  /** Nothing is shown where there is nothing to say. */
  children: ReactNode;
}

/** A name and what stands for it. */
export const Fact = ({ name, code, children }: FactProps) =>
  children === undefined || children === '' ? null : (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd className={code ? styles.code : undefined}>{children}</dd>
    </div>
  );
