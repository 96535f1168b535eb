import { Deployment, needsAttention } from '@argosy/plugin-deployments-common';
import { Tone } from '../../shared/tone';
import { Target } from './target';

const FAILED = ['Failed', 'Error'];

/** The tone of a target. */
export function toneOf(target: Target): Tone {
  if (target.kind === 'absent') return target.expected.cause ? 'bad' : 'busy';
  return toneOfDeployment(target.deployment);
}

function toneOfDeployment(deployment: Deployment): Tone {
  const { sync, health, operation } = deployment;
  const running = operation?.phase === 'Running';
  if (health === 'Degraded' || FAILED.includes(operation?.phase ?? ''))
    return 'bad';
  if (health === 'Missing' && !running) return 'bad';
  if (deployment.cause && needsAttention(deployment)) return 'bad';
  if (health === 'Progressing' || health === 'Missing') return 'busy';
  if (health === 'Suspended') return 'paused';
  if (health === 'Unknown' || sync === 'Unknown') return 'unclear';
  if (sync === 'OutOfSync') return running ? 'busy' : 'drift';
  return deployment.cause ? 'unclear' : 'well';
}

/** True where a person has to act. */
export const needsYou = (target: Target) =>
  target.kind === 'absent'
    ? target.expected.cause !== undefined
    : needsAttention(target.deployment);

/** Argo CD's own words for what is not well; empty when Synced and Healthy. */
export function wordsOf(deployment: Deployment): string[] {
  const { sync, health, operation } = deployment;
  const words: string[] = [];
  if (health !== 'Healthy') words.push(health);
  if (sync !== 'Synced' && sync !== health) words.push(sync);
  const phase = operation?.phase ?? '';
  if (FAILED.includes(phase)) words.push(`Sync ${phase}`);
  return words;
}
