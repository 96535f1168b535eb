import type { RequestHandler } from 'express';
import { forbidden, unauthorized } from './ApiError';

/** One bearer token may do everything with Argo CD's kinds; without one nothing is allowed. */
export const authenticate =
  (token: string): RequestHandler =>
  (request, _, next) => {
    const given = request.header('authorization');
    if (given === `Bearer ${token}`) return next();
    return next(
      given
        ? unauthorized()
        : forbidden(
            `forbidden: User "system:anonymous" cannot ${request.method.toLowerCase()} path "${request.path}"`,
            {},
          ),
    );
  };

/** The core group holds Secrets: the token has no right there, as the portal's must have none. */
export const refuseCore: RequestHandler = (request, _, next) => {
  const [resource] = request.path.split('/').slice(-1);
  next(
    forbidden(
      `${resource} is forbidden: User "system:serviceaccount:portal:argosy" cannot list resource "${resource}" in API group ""`,
      { kind: resource },
    ),
  );
};
