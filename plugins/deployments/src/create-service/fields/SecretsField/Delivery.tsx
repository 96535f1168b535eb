import { Flex, Text } from '@backstage/ui';
import { causeOf } from '../../hooks/causeOf';
import { useFormText } from '../../hooks/useFormText';
import { useTargets } from '../../hooks/useTargets';
import { Fleet } from '../../spec/nameState';
import styles from '../fields.module.css';
import { StatusLine } from '../StatusLine';

type Secrets = NonNullable<Fleet['environments'][number]['secrets']>;

/** How the values reach the pods, in each environment chosen. */
export function Delivery(props: { environments: string[] }) {
  const t = useFormText();
  const { value: fleet, error } = useTargets();
  if (error)
    return (
      <StatusLine tone="warning">
        {t('secrets.delivery.unknown', { cause: causeOf(error) })}
      </StatusLine>
    );
  const chosen = (fleet?.environments ?? []).filter(({ name }) =>
    props.environments.includes(name),
  );
  if (chosen.length === 0) return null;
  if (!chosen.some(({ secrets }) => secrets))
    return <StatusLine tone="warning">{t('secrets.delivery.none')}</StatusLine>;
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" variant="body-large" weight="bold">
        {t('secrets.delivery.title')}
      </Text>
      <ul className={styles.plainList}>
        {chosen.map(
          ({ name, title, secrets }) =>
            secrets && (
              <li key={name}>
                <DeliveryIn title={title} {...secrets} />
              </li>
            ),
        )}
      </ul>
    </Flex>
  );
}

interface DeliveryInProps extends Secrets {
  /** Of the environment. */
  title: string;
}

function DeliveryIn(props: DeliveryInProps) {
  const t = useFormText();
  const { title, delivery, advice } = props;
  return (
    <Flex direction="column" gap="0.5">
      <Text variant="body-medium">
        <Text as="span" weight="bold">
          {title}
        </Text>{' '}
        {t(`secrets.delivery.${delivery}`)}
      </Text>
      {advice.delivery !== delivery && (
        <StatusLine tone="info">
          {t('secrets.delivery.other', {
            delivery: t(`secrets.delivery.names.${advice.delivery}`),
            why: advice.why,
          })}
        </StatusLine>
      )}
    </Flex>
  );
}
