import { Cause } from '../../model/deployment';
import { ApplicationObservation } from '../observation';
import { plainWords } from '../plainWords';

/** Warnings whose words are kept. */
const SHOWN = 5;
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
  const shown = warnings.slice(0, SHOWN);
  return {
    message: more === 0 ? message : `${message} So are ${more} more resources.`,
    next,
    raw: shown.map(warning => warning.message).join('\n'),
  };
}
