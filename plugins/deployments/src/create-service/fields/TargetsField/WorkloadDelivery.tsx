import { Grid, Select, Text, TextField } from '@backstage/ui';
import { useFormText } from '../../hooks/useFormText';
import { Fleet } from '../../spec/nameState';
import { own } from '../../spec/own';
import {
  DELIVERIES,
  Delivery,
  TargetsValue,
  WorkloadValue,
} from '../../spec/values';
import { shownError } from '../shownError';
import { StatusLine } from '../StatusLine';
import { WorkloadSection } from '../WorkloadSection';

const without = <T,>(record: Record<string, T>, name: string) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== name));

interface DeliveryProps {
  workload: WorkloadValue & { name: string };
  environments: Fleet['environments'];
  value: TargetsValue;
  errorAt: (environment: string) => string | undefined;
  error: string | undefined;
  onChange: (value: TargetsValue) => void;
}

/** How one workload takes over from its predecessor, and how it is reached from outside. */
export function WorkloadDelivery(props: DeliveryProps) {
  const { workload, value } = props;
  const isExposed =
    workload.port !== undefined &&
    own(value.exposure ?? {}, workload.name) !== undefined;
  return (
    <WorkloadSection title={workload.name} heading="h4">
      <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
        <DeliverySelect {...props} />
        <ExposureSelect {...props} isExposed={isExposed} />
      </Grid.Root>
      {isExposed && <Hosts {...props} />}
      {props.error && <StatusLine tone="bad">{props.error}</StatusLine>}
    </WorkloadSection>
  );
}

function DeliverySelect({ workload, value, onChange }: DeliveryProps) {
  const t = useFormText();
  const { delivery = {} } = value;
  const chosen = own(delivery, workload.name) ?? 'rolling';
  const choose = (kind: Delivery) =>
    onChange({ ...value, delivery: { ...delivery, [workload.name]: kind } });
  return (
    <Select
      label={t('targets.delivery.label')}
      description={t(`targets.deliveryHelp.${chosen}`)}
      options={DELIVERIES.map(id => ({
        id,
        label: t(`targets.delivery.${id}`),
      }))}
      value={chosen}
      onChange={key => choose(DELIVERIES.find(id => id === key) ?? 'rolling')}
    />
  );
}

function ExposureSelect(props: DeliveryProps & { isExposed: boolean }) {
  const t = useFormText();
  const { workload, value } = props;
  const { exposure = {} } = value;
  const isWorker = workload.port === undefined;
  const choose = (isRoute: boolean) =>
    props.onChange({
      ...value,
      exposure: isRoute
        ? { ...exposure, [workload.name]: { hosts: {} } }
        : without(exposure, workload.name),
    });
  return (
    <Select
      label={t('targets.exposure.label')}
      description={
        isWorker ? t('targets.exposure.noPort') : t('targets.exposure.help')
      }
      isDisabled={isWorker}
      options={[
        { id: 'none', label: t('targets.exposure.none') },
        { id: 'route', label: t('targets.exposure.route') },
      ]}
      value={props.isExposed ? 'route' : 'none'}
      onChange={key => choose(key === 'route')}
    />
  );
}

/** One host for each chosen environment. */
function Hosts({ workload, environments, value, ...props }: DeliveryProps) {
  const t = useFormText();
  const { exposure = {}, targets = [] } = value;
  const hosts = own(exposure, workload.name)?.hosts ?? {};
  const chosen = new Set(targets.map(({ environment }) => environment));
  const set = (environment: string, host: string) =>
    props.onChange({
      ...value,
      exposure: {
        ...exposure,
        [workload.name]: { hosts: { ...hosts, [environment]: host } },
      },
    });
  if (chosen.size === 0)
    return (
      <Text variant="body-small" color="secondary">
        {t('targets.exposure.chooseFirst')}
      </Text>
    );
  return (
    <Grid.Root columns={{ initial: '1', md: '3' }} gap="4">
      {environments
        .filter(({ name }) => chosen.has(name))
        .map(({ name, title, gateway }) => (
          <TextField
            key={name}
            label={t('targets.exposure.host', { environment: title })}
            description={gateway ? undefined : t('targets.exposure.noGateway')}
            isDisabled={!gateway && !own(hosts, name)}
            placeholder={`shop.${name}.example.com`}
            autoComplete="off"
            value={own(hosts, name) ?? ''}
            onChange={host => set(name, host)}
            {...shownError(props.errorAt(name))}
          />
        ))}
    </Grid.Root>
  );
}
