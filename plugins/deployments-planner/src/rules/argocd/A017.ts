import { Fleet } from '@argosy/plugin-deployments-common';
import { namesOf } from '../../claims/claim';
import { conflictsInGit } from '../../claims/conflictsInGit';
import { RepositoryFiles } from '../../repository/RepositoryFiles';
import { specPath } from '../../repository/paths';
import { defineRule } from '../rule';

/** What a checkout alone tells: no Vault, and one hub. */
const NO_PORTAL: Fleet = {
  environments: [],
  clusters: [],
  hubs: [],
  gitops: { repository: '', branch: '' },
};

/** A006 and V003 know these better: they also look at what no service stands for. */
const TOLD_ELSEWHERE = ['application', 'role'];

export const A017 = defineRule({
  id: 'A017',
  title: 'A namespace, its secrets, a host and an entity belong to one service',
  severity: 'error',
  *find({ files, fleet = NO_PORTAL, scope }) {
    const conflicts = conflictsInGit(RepositoryFiles.of(files), fleet);
    for (const { services, claims } of conflicts) {
      const [first, second] = services;
      const path = specPath(second);
      const told = claims.filter(({ kind }) => !TOLD_ELSEWHERE.includes(kind));
      if (told.length === 0 || !scope(path)) continue;
      yield {
        path,
        message: `The services ${first} and ${second} both claim ${namesOf(told)}.`,
        remedy:
          'Have one of them give it up: a host and an entityRef in its service.yaml; for a namespace, create the service anew under another name and retire this one.',
      };
    }
  },
});
