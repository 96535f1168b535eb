import { Cause } from '../../model/deployment';
import { ApplicationObservation } from '../observation';
import { plainWords } from '../plainWords';

/** The resource that a sync failed at: a failed hook first. */
export function explainFailure({
  failures,
}: Pick<ApplicationObservation, 'failures'>): Cause | undefined {
  const first = failures.find(failure => failure.hook) ?? failures[0];
  if (!first) return undefined;
  const { message, next } = plainWords(first.message);
  if (!first.hook) return { message, ...(next && { next }) };
  return {
    message: `The hook ${first.kind} ${first.name} failed: ${asClause(message)}.`,
    next: next ?? 'Read its log, fix it and commit.',
  };
}

/** A sentence as the end of another. Names in capitals stay. */
const asClause = (sentence: string) =>
  sentence
    .replace(/\.$/, '')
    .replace(/^(?:Every|It)\b/, word => word.toLowerCase());
