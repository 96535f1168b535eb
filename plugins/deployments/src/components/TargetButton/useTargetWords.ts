import { versionOf } from '@argosy/plugin-deployments-common';
import { absolute, useClockTime } from '../../hooks/useTime';
import { useText } from '../../hooks/useText';
import { isLastKnown, Target } from '../../view/target';
import { wordsOf } from '../../view/tone';

/** What a target is called in words, for the eye and for a screen reader. */
export interface TargetWords {
  version: string;
  /** Only where it is not Synced and Healthy, or not fresh. */
  state?: string;
  /** Place, version and state in one line. */
  label: string;
  /** What the cell has no room for. */
  hover: string;
}

/** Words for a target; `place` is where it stands: `prod, us-east`. */
export function useTargetWords(target: Target, place: string): TargetWords {
  const t = useText();
  const lostAt = useClockTime(lostSince(target));
  if (target.kind === 'absent')
    return {
      version: '–',
      state: t('board.noApplication'),
      label: t('cell.absent', { place }),
      hover: target.expected.application,
    };
  const { deployment } = target;
  const version = versionOf(deployment) || t('board.noVersion');
  const words = wordsOf(deployment);
  const old = isLastKnown(target) && t('board.lastKnown', { time: lostAt });
  const state = [...words, ...(old ? [old] : [])].join(', ');
  return {
    version,
    state: state || undefined,
    label: t('cell.label', {
      place,
      version,
      state: state || `${deployment.sync}, ${deployment.health}`,
    }),
    hover: t('cell.hover', {
      application: deployment.name,
      since: absolute(deployment.changedAt),
    }),
  };
}

// What a hub that is away said last is as old as that.
const lostSince = (target: Target) =>
  target.kind === 'absent'
    ? 0
    : (target.hub?.since ?? target.deployment.observedAt);
