import { Cause } from '../../model/deployment';
import { explainFailure } from './failure';
import { explainWait } from './wait';
import { ApplicationObservation, ResourceTree } from '../observation';
import { plainWords } from '../plainWords';

const RETRY = /\.? Retrying attempt #(?<attempt>\d+) at (?<at>[^.]{1,40})\.?$/s;
const INVALID = /^one or more synchronization tasks are not valid: (?<why>.*)/s;
const REASON =
  /^one or more synchronization tasks completed unsuccessfully, reason: (?<why>.*)/s;
/** Says that something failed, and not what. */
const GENERAL = /^one or more synchronization tasks completed unsuccessfully/;

/** What the running or failed sync says. */
export function explainOperation(
  observation: ApplicationObservation,
  tree: ResourceTree | undefined,
): { cause?: Cause; progress?: string } {
  const { phase, message = '' } = observation.operation ?? {};
  const failed = phase === 'Failed' || phase === 'Error';
  if (failed) return { cause: causeOf(message, observation) };
  if (phase !== 'Running' && phase !== 'Terminating') return {};

  const retry = RETRY.exec(message)?.groups;
  if (!retry) return explainWait(message, observation, tree);
  const cause = causeOf(message.replace(RETRY, ''), observation);
  return {
    cause: { ...cause, raw: message },
    progress: `Argo CD tries again by itself: attempt ${retry.attempt} at ${retry.at}.`,
  };
}

function causeOf(message: string, observation: ApplicationObservation): Cause {
  const invalid = INVALID.exec(message)?.groups;
  if (invalid) return { ...plainWords(invalid.why), raw: message };
  if (GENERAL.test(message)) {
    const failure = explainFailure(observation);
    if (failure) return { ...failure, raw: message };
    const reason = REASON.exec(message)?.groups;
    if (reason) return { ...plainWords(reason.why), raw: message };
  }
  if (message === '') {
    return explainFailure(observation) ?? { message: 'The last sync failed.' };
  }
  return plainWords(message);
}
