import { Cause } from '../../model/deployment';
import { ApplicationObservation } from '../observation';
import { plainWords } from '../plainWords';

const SYNC_ERROR = /^Failed last sync attempt to \[[^\]]*\]: /;

/** What the conditions say: errors first; warnings only where the Application is not well. */
export function explainConditions({
  conditions,
  sync,
  health,
}: ApplicationObservation): Cause | undefined {
  const error = conditions.find(({ type }) => type.endsWith('Error'));
  if (error) {
    return {
      ...plainWords(error.message.replace(SYNC_ERROR, '')),
      raw: error.message,
    };
  }
  if (sync === 'Synced' && health === 'Healthy') return undefined;
  const warnings = conditions.filter(
    ({ type }) =>
      type === 'SharedResourceWarning' || type === 'RepeatedResourceWarning',
  );
  if (warnings.length === 0) return undefined;
  const { message, next } = plainWords(warnings[0].message);
  const more = warnings.length - 1;
  return {
    message: more === 0 ? message : `${message} So are ${more} more resources.`,
    next,
    raw: warnings.map(warning => warning.message).join('\n'),
  };
}
