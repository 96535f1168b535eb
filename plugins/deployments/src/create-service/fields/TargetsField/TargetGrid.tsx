import { Cluster } from '@argosy/plugin-deployments-common';
import { Alert, Text } from '@backstage/ui';
import { Fleet } from '../../spec/nameState';
import { TargetsValue, TargetValue, WorkloadValue } from '../../spec/values';
import { useFormText } from '../../hooks/useFormText';
import { ClusterHeading } from './ClusterHeading';
import { TargetCell } from './TargetCell';
import styles from './TargetGrid.module.css';

const isAt = (environment: string, cluster: string) => (target: TargetValue) =>
  target.environment === environment && target.cluster === cluster;

/** Environments x live clusters. */
export function TargetGrid(props: {
  fleet: Fleet;
  workloads: WorkloadValue[];
  value: TargetsValue;
  onChange: (targets: TargetValue[]) => void;
}) {
  const t = useFormText();
  const { fleet, value } = props;
  const regions = regionsOf(fleet);
  const clusters = regions.flatMap(region => region.clusters);
  const targets = value.targets ?? [];
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
  const set = (environment: string, cluster: string, chosen: boolean) => {
    const others = targets.filter(
      target => !isAt(environment, cluster)(target),
    );
    props.onChange(chosen ? [...others, { environment, cluster }] : others);
  };
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
            {clusters.map(cluster => (
              <ClusterHeading key={cluster.name} cluster={cluster} />
            ))}
          </tr>
        </thead>
        <tbody>
          {fleet.environments.map(environment => (
            <tr key={environment.name}>
              <th scope="row" className={styles.environment}>
                <Text as="div" variant="body-medium" weight="bold">
                  {environment.title}
                </Text>
                <Text as="div" variant="body-small" color="secondary">
                  {t(`targets.change.${environment.change}`)}
                </Text>
              </th>
              {clusters.map(cluster => (
                <TargetCell
                  key={cluster.name}
                  environment={environment}
                  cluster={environment.clusters.find(
                    ({ name }) => name === cluster.name,
                  )}
                  clusterName={cluster.name}
                  workloads={props.workloads}
                  value={value}
                  isChosen={targets.some(isAt(environment.name, cluster.name))}
                  onChange={chosen =>
                    set(environment.name, cluster.name, chosen)
                  }
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
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
