import { Grid, Select, Text, TextField } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { shownError } from '../shownError';
import { WorkloadSection } from '../WorkloadSection';
import { DELIVERIES, TargetsValue, WorkloadValue } from '../../spec/values';
import { Fleet } from '../../spec/nameState';
import { own } from '../../spec/own';
import { StatusLine } from '../StatusLine';

const without = <T,>(record: Record<string, T>, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

/** How one workload takes over from its predecessor, and how it is reached from outside. */
export function WorkloadDelivery(props: {
  workload: WorkloadValue & { name: string };
  environments: Fleet['environments'];
  value: TargetsValue;
  errorAt: (environment: string) => string | undefined;
  error: string | undefined;
  onChange: (value: TargetsValue) => void;
}) {
  const t = useFormText();
  const { workload, value, onChange } = props;
  const { delivery = {}, exposure = {}, targets = [] } = value;
  const { name } = workload;
  const chosenDelivery = own(delivery, name) ?? 'rolling';
  const exposed = workload.port === undefined ? undefined : own(exposure, name);
  const chosen = new Set(targets.map(({ environment }) => environment));
  const kinds = DELIVERIES.map(id => ({
    id,
    label: t(`targets.delivery.${id}`),
  }));
  return (
    <WorkloadSection title={name} heading="h4">
      <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
        <Select
          label={t('targets.delivery.label')}
          description={t(`targets.deliveryHelp.${chosenDelivery}`)}
          options={kinds}
          value={chosenDelivery}
          onChange={key =>
            onChange({
              ...value,
              delivery: {
                ...delivery,
                [name]: DELIVERIES.find(id => id === key) ?? 'rolling',
              },
            })
          }
        />
        <Select
          label={t('targets.exposure.label')}
          description={
            workload.port === undefined
              ? t('targets.exposure.noPort')
              : t('targets.exposure.help')
          }
          isDisabled={workload.port === undefined}
          options={[
            { id: 'none', label: t('targets.exposure.none') },
            { id: 'route', label: t('targets.exposure.route') },
          ]}
          value={exposed ? 'route' : 'none'}
          onChange={key =>
            onChange({
              ...value,
              exposure:
                key === 'route'
                  ? { ...exposure, [name]: { hosts: {} } }
                  : without(exposure, name),
            })
          }
        />
      </Grid.Root>
      {exposed && chosen.size === 0 && (
        <Text variant="body-small" color="secondary">
          {t('targets.exposure.chooseFirst')}
        </Text>
      )}
      {exposed && (
        <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
          {props.environments
            .filter(environment => chosen.has(environment.name))
            .map(environment => (
              <TextField
                key={environment.name}
                label={t('targets.exposure.host', {
                  environment: environment.title,
                })}
                description={
                  environment.gateway
                    ? undefined
                    : t('targets.exposure.noGateway')
                }
                isDisabled={
                  !environment.gateway && !own(exposed.hosts, environment.name)
                }
                placeholder={`shop.${environment.name}.example.com`}
                autoComplete="off"
                value={own(exposed.hosts, environment.name) ?? ''}
                onChange={host =>
                  onChange({
                    ...value,
                    exposure: {
                      ...exposure,
                      [name]: {
                        hosts: { ...exposed.hosts, [environment.name]: host },
                      },
                    },
                  })
                }
                {...shownError(props.errorAt(environment.name))}
              />
            ))}
        </Grid.Root>
      )}
      {props.error && <StatusLine tone="bad">{props.error}</StatusLine>}
    </WorkloadSection>
  );
}
