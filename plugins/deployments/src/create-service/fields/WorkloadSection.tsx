import { Box, Flex, Text } from '@backstage/ui';
import { ReactNode } from 'react';
import styles from './fields.module.css';

/** The frame around what a page asks about one workload. */
export function WorkloadSection(props: {
  title: string;
  /** One level below the heading that it stands under. */
  heading?: 'h3' | 'h4';
  /** Stands beside the title. */
  action?: ReactNode;
  children: ReactNode;
}) {
  const { title, heading = 'h3', action, children } = props;
  return (
    <Box
      as="section"
      className={styles.section}
      bg="neutral"
      p="4"
      aria-label={title}
    >
      <Flex direction="column" gap="4">
        <Flex align="center" justify="between">
          <Text
            as={heading}
            variant={heading === 'h3' ? 'body-large' : 'body-medium'}
            weight="bold"
          >
            {title}
          </Text>
          {action}
        </Flex>
        {children}
      </Flex>
    </Box>
  );
}
