import { Plan } from '@argosy/plugin-deployments-common';
import { Box, Flex, Text } from '@backstage/ui';
import {
  RiFileList2Line,
  RiGitCommitLine,
  RiGitPullRequestLine,
  RiKey2Line,
  RiShip2Line,
} from '@remixicon/react';
import { ReactElement } from 'react';
import { useFormText } from '../../hooks/useFormText';
import styles from './Review.module.css';
import { useSummary } from './useSummary';

/** What will happen, in lines that can be counted. */
export function Counts(props: { plan: Plan; repository: string | undefined }) {
  const t = useFormText();
  const summary = useSummary(props.plan, props.repository);
  const isProposal = props.plan.change === 'pull-request';
  return (
    <ul className={styles.counts} aria-label={t('review.counts.title')}>
      <Count
        icon={<RiFileList2Line />}
        what={summary.files}
        detail={summary.filesDetail}
      />
      <Count
        icon={<RiShip2Line />}
        what={summary.applications}
        detail={summary.applicationsDetail}
      />
      {summary.roles && <Count icon={<RiKey2Line />} {...summary.roles} />}
      <Count
        icon={isProposal ? <RiGitPullRequestLine /> : <RiGitCommitLine />}
        what={summary.change}
        detail={t(`review.counts.next.${props.plan.change}`)}
      />
    </ul>
  );
}

function Count(props: { icon: ReactElement; what: string; detail: string }) {
  return (
    <Box as="li" bg="neutral" p="4" className={styles.count}>
      <Flex gap="3" align="start">
        <span aria-hidden className={styles.countIcon}>
          {props.icon}
        </span>
        <Flex direction="column" gap="0.5">
          <Text variant="body-large" weight="bold">
            {props.what}
          </Text>
          <Text variant="body-small" color="secondary">
            {props.detail}
          </Text>
        </Flex>
      </Flex>
    </Box>
  );
}
