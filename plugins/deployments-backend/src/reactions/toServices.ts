import type { Snapshot } from '@argosy/plugin-deployments-common';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ServiceRow } from '../database/types';

const SERVICE = /^services\/([^/]+)\/service\.yaml$/;
const CONFIG = /^services\/([^/]+)\/overlays\/([^/]+)\/([^/]+)\/config\.json$/;

/** The files that say which services stand, and where they are wanted. */
export const wantedOfServices = (path: string) =>
  SERVICE.test(path) || CONFIG.test(path);

const serviceFile = z.object({
  name: z.string(),
  owner: z.string(),
  description: z.string().default(''),
  entityRef: z.string().optional(),
});

const configFile = z.object({
  application: z.string(),
  environment: z.string(),
  region: z.string(),
  cluster: z.string(),
  hub: z.string().optional(),
  project: z.string(),
  entityRef: z.string(),
});

/** The services of a snapshot; those with an unreadable file by name, with the reason. */
export function toServices(snapshot: Snapshot, onlyHub: string) {
  const services: ServiceRow[] = [];
  const unreadable = new Map<string, string>();
  for (const [path, content] of snapshot.files) {
    const name = SERVICE.exec(path)?.[1];
    if (name === undefined) continue;
    try {
      services.push(toService(snapshot, name, content, onlyHub));
    } catch (error) {
      unreadable.set(name, `${path}: ${error}`);
    }
  }
  return { services, unreadable };
}

function toService(
  snapshot: Snapshot,
  name: string,
  content: string,
  onlyHub: string,
): ServiceRow {
  const file = serviceFile.parse(parse(content));
  const configs = [...snapshot.files]
    .filter(([path]) => CONFIG.exec(path)?.[1] === name)
    .map(([path, text]) => ({
      file: path,
      ...configFile.parse(JSON.parse(text)),
    }));
  return {
    name,
    entityRef: file.entityRef ?? `component:default/${name}`,
    providesEntity: file.entityRef === undefined,
    owner: file.owner,
    description: file.description,
    project: configs[0]?.project.replace(/-(non)?prod$/, '') ?? '',
    targets: configs.map(config => ({
      environment: config.environment,
      region: config.region,
      cluster: config.cluster,
      hub: config.hub ?? onlyHub,
      application: config.application,
      set: config.project,
      file: config.file,
    })),
  };
}
