import { Finding } from '@argosy/plugin-deployments-common';
import { Badge, Button, Flex, Text } from '@backstage/ui';
import { ToneIcon } from '../../../shared/ToneIcon';
import { useFormText } from '../../hooks/useFormText';
import { Page, pageOf, PAGES } from '../../spec/pages';
import { sentenceOf, subjectOf } from '../../spec/sentences';
import { FormValues } from '../../spec/values';
import styles from './Review.module.css';

const SEVERITIES = ['error', 'warning', 'info'] as const;
const TONES = { error: 'bad', warning: 'warning', info: 'info' } as const;

/** Errors first, otherwise in the order given. */
const inOrder = (findings: readonly Finding[]) =>
  SEVERITIES.flatMap(severity =>
    findings.filter(finding => finding.severity === severity),
  );

/** What the rules have to say, the remedy, and the page where it applies. */
export function Findings(props: { findings: Finding[]; values: FormValues }) {
  const t = useFormText();
  if (props.findings.length === 0) return null;
  return (
    <ul className={styles.findings} aria-label={t('review.findings.title')}>
      {inOrder(props.findings).map((finding, index) => {
        const page = pageOf(finding);
        const subject = subjectOf(finding, props.values, t);
        return (
          <li
            key={index}
            className={styles.finding}
            data-severity={finding.severity}
          >
            <ToneIcon tone={TONES[finding.severity]} />
            <Flex direction="column" gap="0.5" className={styles.findingText}>
              <Text variant="body-medium">
                <Text as="span" weight="bold">
                  {t(`review.findings.${finding.severity}`)}{' '}
                </Text>
                {sentenceOf(finding, subject)}
              </Text>
              <Flex align="center" gap="2" className={styles.where}>
                {page ? (
                  <Button
                    size="small"
                    variant="tertiary"
                    onPress={() => goToPage(page)}
                  >
                    {t('review.findings.goTo', {
                      page: t(`pages.${page}`),
                      field: subject,
                    })}
                  </Button>
                ) : (
                  <Text variant="body-small" color="secondary">
                    {finding.path}
                  </Text>
                )}
                {finding.rule && <Badge size="small">{finding.rule}</Badge>}
              </Flex>
            </Flex>
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Opens a page of the wizard. Backstage's stepper gives a field no way to do so, but lets a
 * person press the label of an earlier page: this presses it for them.
 */
function goToPage(page: Page) {
  const labels = document.querySelectorAll<HTMLElement>(
    '.MuiStepper-root .MuiStepLabel-root',
  );
  labels[PAGES.indexOf(page)]?.click();
}
