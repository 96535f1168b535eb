import { Cause } from '../../model/deployment';
import { ApplicationSetObservation } from '../observation';
import { plainWords } from '../plainWords';

/** One file that cannot be read or rendered stops all additions to its set. */
const STOPS_ALL = [
  'ApplicationGenerationFromParamsError',
  'RenderTemplateParamsError',
];

/**
 * Why an ApplicationSet has not generated a target, in plain words; undefined while it reports no error.
 * @param target - what Git asks for; `file` is its config.json
 * @public
 */
export function explainSet(
  set: ApplicationSetObservation,
  target: { application: string; cluster: string; file?: string },
): Cause | undefined {
  if (set.generated.includes(target.application)) return undefined;
  const [latest] = set.errors;
  if (!latest) return undefined;
  const own = set.errors.find(({ message }) => isAbout(message, target));
  const { message, reason } = own ?? latest;
  const cause = { ...plainWords(message), raw: message };
  if (own) return cause;
  return {
    ...cause,
    message: STOPS_ALL.includes(reason ?? '')
      ? `${cause.message} This holds up the whole ApplicationSet ${set.name}.`
      : `The ApplicationSet ${set.name} reports a fault elsewhere: ${cause.message}`,
  };
}

const isAbout = (
  message: string,
  {
    application,
    cluster,
    file,
  }: { application: string; cluster: string; file?: string },
) =>
  (file !== undefined && message.includes(file)) ||
  message.includes(application) ||
  message.endsWith(`: ${cluster}`);
