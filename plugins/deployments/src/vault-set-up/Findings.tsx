import type { Finding } from '@argosy/plugin-deployments-common';
import { Text } from '@backstage/ui';
import { Tone } from '../shared/tone';
import { ToneIcon } from '../shared/ToneIcon';
import styles from './VaultSetUp.module.css';

interface FindingsProps {
  title: string;
  tone: Tone;
  findings: Finding[];
}

/** What was found, each with its remedy; nothing where it found nothing. */
export const Findings = ({ title, tone, findings }: FindingsProps) =>
  findings.length === 0 ? null : (
    <section className={styles.found} data-tone={tone}>
      <span className={styles.foundTitle}>
        <ToneIcon tone={tone} />
        <Text as="h3" variant="body-medium" weight="bold">
          {title}
        </Text>
      </span>
      <ul className={styles.findings}>
        {findings.map((finding, index) => (
          <li key={index}>
            {finding.message}{' '}
            <span className={styles.remedy}>{finding.remedy}</span>
          </li>
        ))}
      </ul>
    </section>
  );
