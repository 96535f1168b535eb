import { Finding, Plan, ServiceSpec } from '@argosy/plugin-deployments-common';
import { ResponseError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useMemo } from 'react';
import { z } from 'zod';
import { deploymentsApiRef } from '../../apis';
import { useAsync } from '../../shared/useAsync';
import { parseForm } from '../spec/parseForm';
import { FormValues } from '../spec/values';
import { causeOf } from './causeOf';
import { useFormText } from './useFormText';

/** What can be said of the form as it is now. */
export type Preview =
  | { state: 'loading' }
  | { state: 'planned'; plan: Plan; spec: ServiceSpec }
  | { state: 'refused'; findings: Finding[] }
  | { state: 'failed'; cause: string; retry: () => void };

/** Asks for the plan of the form; a form with faults of its own is not sent. */
export function usePreview(values: FormValues): Preview {
  const deployments = useApi(deploymentsApiRef);
  const t = useFormText();
  const parsed = parseForm(values, t);
  const key = 'spec' in parsed ? JSON.stringify(parsed.spec) : undefined;
  const spec = useMemo(
    (): ServiceSpec | undefined => key && JSON.parse(key),
    [key],
  );
  const request = useAsync(
    useCallback(
      async () => spec && deployments.previewService({ spec }),
      [deployments, spec],
    ),
  );
  if ('findings' in parsed)
    return { state: 'refused', findings: parsed.findings };
  if (request.loading) return { state: 'loading' };
  if (request.error) {
    const findings = findingsOf(request.error);
    if (findings) return { state: 'refused', findings };
    return {
      state: 'failed',
      cause: causeOf(request.error),
      retry: request.retry,
    };
  }
  return request.value && spec
    ? { state: 'planned', plan: request.value, spec }
    : { state: 'loading' };
}

const bodySchema = z.object({
  findings: z
    .array(
      z.object({
        rule: z.string().optional(),
        severity: z.enum(['error', 'warning', 'info']).default('error'),
        path: z.string(),
        message: z.string(),
        remedy: z.string(),
      }),
    )
    .min(1),
});

/** The findings that a refusal (400) carries, or undefined when the error is of another kind. */
function findingsOf(error: unknown): Finding[] | undefined {
  if (!(error instanceof ResponseError)) return undefined;
  const parsed = bodySchema.safeParse(error.body);
  return parsed.success ? parsed.data.findings : undefined;
}
