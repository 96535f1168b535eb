import { Cluster } from '@argosy/plugin-deployments-common';
import { Checkbox, VisuallyHidden } from '@backstage/ui';
import { useId } from 'react';
import { useFormText } from '../../hooks/useFormText';
import {
  needsIn,
  unavailability,
  Unavailability,
} from '../../spec/unavailability';
import { Fleet } from '../../spec/nameState';
import { TargetsValue, WorkloadValue } from '../../spec/values';
import { StatusLine } from '../StatusLine';
import styles from './TargetGrid.module.css';

/** One target: a checkbox, or why there is none. A chosen one can always be taken back. */
export function TargetCell(props: {
  environment: Fleet['environments'][number];
  /** The element that says why nothing may be created in the environment. */
  refusalId: string;
  /** Absent where the cluster does not serve the environment. */
  cluster: Cluster | undefined;
  clusterName: string;
  workloads: WorkloadValue[];
  value: TargetsValue;
  isChosen: boolean;
  onChange: (chosen: boolean) => void;
}) {
  const t = useFormText();
  const id = useId();
  const { environment, cluster, clusterName } = props;
  const names = { cluster: clusterName, environment: environment.title };
  if (!cluster) {
    return (
      <td className={styles.cell}>
        <span aria-hidden>–</span>
        <VisuallyHidden>{t('targets.grid.notServed', names)}</VisuallyHidden>
      </td>
    );
  }
  const isRefused = environment.may?.create === false;
  const why = isRefused
    ? undefined
    : unavailability(
        cluster,
        needsIn(environment.name, props.workloads, props.value),
      );
  const whyId = isRefused ? props.refusalId : id;
  const isPossible = !isRefused && why === undefined;
  return (
    <td className={styles.cell} data-chosen={props.isChosen || undefined}>
      <Checkbox
        aria-label={t('targets.grid.cell', names)}
        aria-describedby={isPossible ? undefined : whyId}
        isSelected={props.isChosen}
        isDisabled={!isPossible && !props.isChosen}
        onChange={props.onChange}
      />
      {why && (
        <StatusLine id={id} tone={props.isChosen ? 'bad' : 'neutral'}>
          <Reason {...why} />
        </StatusLine>
      )}
    </td>
  );
}

function Reason(why: Unavailability) {
  const t = useFormText();
  if (why.reason === 'disconnected') {
    return (
      <>
        {why.message
          ? t('targets.why.disconnectedBecause', { message: why.message })
          : t('targets.why.disconnected')}
      </>
    );
  }
  return (
    <>{t(`targets.why.${why.need.kind}`, { workload: why.need.workload })}</>
  );
}
