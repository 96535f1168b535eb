import { Box, Flex, Skeleton, Text } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { applicationName, Fleet, possibleTargets } from '../../spec/nameState';
import styles from '../fields.module.css';

const SHOWN = 9;

/** The names that the service's Applications can get, as the name is typed. */
export function NamePreview(props: { name: string; fleet: Fleet | undefined }) {
  const t = useFormText();
  const targets = props.fleet && possibleTargets(props.fleet);
  const service = props.name || t('service.preview.placeholder');
  return (
    <Box bg="neutral" p="4" className={styles.aside}>
      <Flex direction="column" gap="3">
        <Text as="h3" variant="body-medium" weight="bold">
          {t('service.preview.title')}
        </Text>
        <Text variant="body-small" color="secondary">
          {t('service.preview.help')}
        </Text>
        {!targets && <Skeleton width="60%" height={72} />}
        {targets && (
          <ul className={styles.plainList}>
            {targets.slice(0, SHOWN).map(target => {
              const name = applicationName(service, target);
              return (
                <li key={`${target.environment}/${target.cluster}`}>
                  <Text variant="body-small" className={styles.mono}>
                    {name}
                  </Text>
                </li>
              );
            })}
          </ul>
        )}
        {targets && targets.length > SHOWN && (
          <Text variant="body-small" color="secondary">
            {t('service.preview.more', { count: targets.length - SHOWN })}
          </Text>
        )}
      </Flex>
    </Box>
  );
}
