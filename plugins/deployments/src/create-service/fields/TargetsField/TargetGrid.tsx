import { Cluster } from '@argosy/plugin-deployments-common';
import { Alert, Text } from '@backstage/ui';
import { useId } from 'react';
import { useFormText } from '../../hooks/useFormText';
import { Fleet } from '../../spec/nameState';
import { sentenceOf } from '../../spec/sentences';
import { TargetsValue, TargetValue, WorkloadValue } from '../../spec/values';
import { StatusLine } from '../StatusLine';
import { ClusterHeading } from './ClusterHeading';
import { TargetCell } from './TargetCell';
import styles from './TargetGrid.module.css';

const isAt = (one: TargetValue) => (other: TargetValue) =>
  other.environment === one.environment && other.cluster === one.cluster;

interface GridProps {
  fleet: Fleet;
  workloads: WorkloadValue[];
  value: TargetsValue;
  onChange: (targets: TargetValue[]) => void;
}

/** Environments x live clusters. */
export function TargetGrid(props: GridProps) {
  const t = useFormText();
  const { fleet } = props;
  const regions = regionsOf(fleet);
  const clusters = regions.flatMap(region => region.clusters);
  if (clusters.length === 0) {
    return (
      <Alert
        status="warning"
        icon
        title={t('targets.grid.empty')}
        description={t('targets.grid.emptyNext')}
      />
    );
  }
  return (
    <div
      className={styles.scroll}
      // What scrolls must take the keyboard's focus.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label={t('targets.grid.title')}
    >
      <table className={styles.table}>
        <caption className={styles.caption}>
          {t('targets.grid.caption')}
        </caption>
        <Headings regions={regions} />
        <tbody>
          {fleet.environments.map(environment => (
            <EnvironmentRow
              key={environment.name}
              {...props}
              environment={environment}
              clusters={clusters}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Regions, and below each its clusters. */
function Headings({ regions }: { regions: Region[] }) {
  return (
    <thead>
      <tr>
        <td className={styles.corner} />
        {regions.map(region => (
          <th
            key={region.name}
            scope="colgroup"
            colSpan={region.clusters.length}
            className={styles.region}
          >
            {region.name}
          </th>
        ))}
      </tr>
      <tr>
        <td className={styles.corner} />
        {regions
          .flatMap(region => region.clusters)
          .map(cluster => (
            <ClusterHeading key={cluster.name} cluster={cluster} />
          ))}
      </tr>
    </thead>
  );
}

interface EnvironmentRowProps extends GridProps {
  environment: Fleet['environments'][number];
  /** Of all columns, served or not. */
  clusters: Cluster[];
}

function EnvironmentRow(props: EnvironmentRowProps) {
  const t = useFormText();
  const { environment, value } = props;
  const targets = value.targets ?? [];
  const refusalId = useId();
  const reason = environment.may?.reason;
  const set = (cluster: string, chosen: boolean) => {
    const target = { environment: environment.name, cluster };
    const others = targets.filter(other => !isAt(target)(other));
    props.onChange(chosen ? [...others, target] : others);
  };
  return (
    <tr>
      <th scope="row" className={styles.environment}>
        <Text as="div" variant="body-medium" weight="bold">
          {environment.title}
        </Text>
        <Text as="div" variant="body-small" color="secondary">
          {t(`targets.change.${environment.change}`)}
        </Text>
        {reason && (
          <StatusLine id={refusalId} tone="warning">
            {sentenceOf(reason, environment.title)}
          </StatusLine>
        )}
      </th>
      {props.clusters.map(({ name }) => (
        <TargetCell
          key={name}
          environment={environment}
          refusalId={refusalId}
          cluster={environment.clusters.find(served => served.name === name)}
          clusterName={name}
          workloads={props.workloads}
          value={value}
          isChosen={targets.some(
            isAt({ environment: environment.name, cluster: name }),
          )}
          onChange={chosen => set(name, chosen)}
        />
      ))}
    </tr>
  );
}

const byName = (a: { name: string }, b: { name: string }) =>
  a.name.localeCompare(b.name);

interface Region {
  name: string;
  clusters: Cluster[];
}

/** Every cluster of the fleet once, by region, both in alphabetical order: columns do not jump between visits. */
function regionsOf(fleet: Fleet): Region[] {
  const clusters = new Map<string, Cluster>();
  for (const environment of fleet.environments) {
    for (const cluster of environment.clusters)
      clusters.set(cluster.name, cluster);
  }
  const regions = new Map<string, Cluster[]>();
  for (const cluster of [...clusters.values()].sort(byName)) {
    regions.set(cluster.region, [
      ...(regions.get(cluster.region) ?? []),
      cluster,
    ]);
  }
  return [...regions]
    .map(([name, of]) => ({ name, clusters: of }))
    .sort(byName);
}
