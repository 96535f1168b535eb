import { z } from 'zod';
import { findingSchema } from '../model/finding';
import { repositoryLintPermission } from '../permissions';
import { defineContract, READ_ONLY } from './contract';

/** What the rules say about the whole GitOps repository. @public */
export const lintRepository = defineContract({
  name: 'lint-repository',
  title: 'Lint repository',
  description:
    'Checks the whole GitOps repository, as it stands on its branch now, with all rules: those for Argo CD (A), for Kustomize and Kubernetes (K), and for Vault (V). Returns what they found, errors first, each with its file and its remedy. Writes nothing.',
  method: 'GET',
  path: '/repository/lint',
  input: z.strictObject({}),
  output: z.object({
    /** The commit that was checked. */
    commit: z.string(),
    findings: z.array(findingSchema),
  }),
  permission: repositoryLintPermission,
  attributes: READ_ONLY,
});
