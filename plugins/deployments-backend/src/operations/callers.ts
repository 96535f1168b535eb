import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import type { CallerConfig } from '../config';
import type { Authority } from './Authority';

const service = z.object({ type: z.literal('service'), subject: z.string() });

/** The subject of a service that asks for itself. Undefined for a person, also one on whose behalf another plugin asks. */
export const serviceOf = ({ principal }: BackstageCredentials) =>
  service.safeParse(principal).data?.subject;

/**
 * What a service may write: what the config lists, and else nothing. Conditions of a policy never reach services, which
 * Backstage allows everything.
 */
export function authorityOfService(
  callers: readonly CallerConfig[],
  { subject, operation }: { subject: string; operation: string },
): Authority {
  const entries = callers.filter(
    caller => caller.subject === subject && caller.may.includes(operation),
  );
  return {
    refusal({ service: name = '', owner = 'nobody', environment = '' }) {
      const isListed = entries.some(
        ({ services, owners, environments }) =>
          environments.includes(environment) &&
          owners.includes(owner) &&
          (services === undefined || services.includes(name)),
      );
      if (isListed) return undefined;
      const where =
        entries.length > 0 ? ` for ${name} of ${owner} in ${environment}` : '';
      return {
        message: `The service ${subject} may not ${operation}${where}.`,
        remedy:
          "Whoever keeps this portal's config can list it under deployments.callers.",
      };
    },
    reaches: environment =>
      entries.some(({ environments }) => environments.includes(environment)),
  };
}
