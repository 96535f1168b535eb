import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { z } from 'zod';

/** Who the tests are about, and their groups. */
const GROUPS: Record<string, string[]> = {
  root: ['platform'],
  platform: ['platform'],
  ada: ['team-a'],
  devonly: ['team-a'],
  previewer: ['team-a'],
  creator: [],
  nobody: ['team-a'],
};

export const refOf = (person: string) => `user:default/${person}`;

/** As the auth plugin tells it. */
export function ownershipOf(userEntityRef: string): string[] {
  const groups = GROUPS[userEntityRef.replace('user:default/', '')] ?? [];
  return [userEntityRef, ...groups.map(name => `group:default/${name}`)];
}

const user = z.object({ userEntityRef: z.string() });

/** The person of credentials; undefined for a service. */
export const personOf = ({ principal }: { principal: unknown }) =>
  user.safeParse(principal).data?.userEntityRef;

/** Answers for each of them, and for nobody else. */
export const userInfoFactory = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    async getUserInfo(credentials) {
      const userEntityRef = personOf(credentials);
      if (userEntityRef === undefined) throw new Error('No user');
      return {
        userEntityRef,
        ownershipEntityRefs: ownershipOf(userEntityRef),
      };
    },
  }),
});
