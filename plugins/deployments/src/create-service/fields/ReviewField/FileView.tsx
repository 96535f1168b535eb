import { PlannedFile } from '@argosy/plugin-deployments-common';
import { Box, Flex, Text } from '@backstage/ui';
import { useMemo } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { DiffLine, Hunk, hunksOf, plainLines } from './hunks';
import styles from './Review.module.css';

const MARKS = { same: ' ', added: '+', removed: '-' };

/** One file: new ones whole, changed ones as what changed. */
export function FileView({ file }: { file: PlannedFile }) {
  const t = useFormText();
  const hunks = useMemo(
    (): Hunk[] =>
      file.before === undefined
        ? [{ lines: plainLines(file.content) }]
        : hunksOf(file.before, file.content),
    [file],
  );
  return (
    <Flex direction="column" gap="0" className={styles.view}>
      <Box px="3" py="2" className={styles.viewHead}>
        <Text
          as="h4"
          variant="body-small"
          weight="bold"
          className={styles.path}
        >
          {file.path}
        </Text>
        <Text variant="body-small" color="secondary">
          {t(`review.files.says.${file.action}`)}
        </Text>
      </Box>
      <Box
        as="pre"
        className={styles.code}
        role="region"
        aria-label={t('review.files.content', { path: file.path })}
        tabIndex={0}
      >
        {hunks.map((hunk, index) =>
          'skipped' in hunk ? (
            <span key={index} className={styles.gap}>
              {t('review.files.unchanged', { count: hunk.skipped })}
            </span>
          ) : (
            hunk.lines.map(line => (
              <Line key={`${line.kind} ${line.number}`} line={line} />
            ))
          ),
        )}
      </Box>
    </Flex>
  );
}

function Line({ line }: { line: DiffLine }) {
  return (
    <span className={styles.line} data-kind={line.kind}>
      <span className={styles.number} aria-hidden>
        {line.number}
      </span>
      <span className={styles.mark}>{MARKS[line.kind]}</span>
      <span className={styles.text}>{`${line.text}\n`}</span>
    </span>
  );
}
