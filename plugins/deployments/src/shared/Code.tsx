import styles from './Code.module.css';

/** Text as it is typed: commands, annotations. */
export const Code = ({ children }: { children: string }) => (
  <pre className={styles.code}>{children}</pre>
);
