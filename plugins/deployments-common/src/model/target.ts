import { z } from 'zod';
import { atMost, dnsLabel } from './names';
import { SecretDelivery } from './vault';
import { replicasSchema } from './workload';

/** Environment x cluster. `replicas` overrides the workloads' own, by workload. @public */
export const targetSchema = z.strictObject({
  environment: dnsLabel(30),
  cluster: dnsLabel(40),
  replicas: atMost(10, z.record(dnsLabel(20), replicasSchema)).optional(),
});

/** @public */
export type Target = z.infer<typeof targetSchema>;

/** An environment as configured. The order in the config is the order on every screen. @public */
export interface Environment {
  name: string;
  title: string;
  matchLabels: Record<string, string>;
  change: 'commit' | 'pull-request';
  floatingTags: boolean;
  /** Tier prod: nothing is removed by itself. */
  guarded: boolean;
  gateway?: { name: string; namespace: string };
  /** How Vault's secrets reach the pods. Default: injector. */
  secrets?: { delivery: SecretDelivery };
}

/** Parses a Cluster. @public */
export const clusterSchema = z.object({
  hub: z.string(),
  name: z.string(),
  region: z.string(),
  labels: z.record(z.string(), z.string()),
  /** `group/version` or `group/version/Kind`, as Argo CD lists them. */
  apiVersions: z.array(z.string()),
  connection: z.enum(['Successful', 'Failed', 'Unknown']),
  message: z.string().optional(),
  observedAt: z.string(),
});

/** Where things run, as Argo CD sees it. @public */
export type Cluster = z.infer<typeof clusterSchema>;

/** @public */
export const serves = (cluster: Cluster, environment: Environment) =>
  Object.entries(environment.matchLabels).every(
    ([key, value]) => cluster.labels[key] === value,
  );
