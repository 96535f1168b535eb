import { versionOf } from '@argosy/plugin-deployments-common';
import { useText } from '../../shared/useText';
import { absolute, useClockTime } from '../../shared/useTime';
import { isLastKnown, Target } from '../view/target';
import { wordsOf } from '../view/tone';

/** What a target is called in words, for the eye and for a screen reader. */
interface TargetWords {
  version: string;
  /** Only where it is not Synced and Healthy, or not fresh. */
  state?: string;
  /** Argo CD's words where there is no `state`: for those who do not see the icon. */
  well?: string;
  /** What the cell has no room for. */
  hover: string;
}

/** Words for a target. */
export function useTargetWords(target: Target): TargetWords {
  const t = useText();
  const lostAt = useClockTime(lostSince(target));
  if (target.kind === 'absent')
    return {
      version: '–',
      state: t('board.noApplication'),
      hover: target.expected.application,
    };
  const { deployment } = target;
  const words = wordsOf(deployment);
  if (isLastKnown(target)) words.push(t('board.lastKnown', { time: lostAt }));
  return {
    version: versionOf(deployment),
    ...(words.length > 0
      ? { state: words.join(', ') }
      : { well: `${deployment.sync}, ${deployment.health}` }),
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
