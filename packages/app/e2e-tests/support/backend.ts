import { expect } from '@playwright/test';
import { readStage } from './stage';

/** A target that the form offers. */
export interface Place {
  environment: string;
  /** The environment as people read it. */
  title: string;
  cluster: string;
  region: string;
}

interface Targets {
  environments: Array<{
    name: string;
    title: string;
    clusters: Array<{ name: string; region: string }>;
  }>;
}

/** One question to the deployments backend over HTTP, as the guest: GET, or POST where there is a body. */
export async function ask(path: string, body?: object) {
  const { backend } = readStage();
  const login = await fetch(`${backend}/api/auth/guest/refresh`);
  const { backstageIdentity } = await login.json();
  const response = await fetch(`${backend}/api/deployments/v1/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      authorization: `Bearer ${backstageIdentity.token}`,
      'content-type': 'application/json',
    },
    body: body && JSON.stringify(body),
  });
  const answer = await response.text();
  expect(response.status, answer).toBe(200);
  return JSON.parse(answer);
}

/** All targets, in the order of the form. */
export async function listPlaces(): Promise<Place[]> {
  const { environments }: Targets = await ask('targets');
  return environments.flatMap(({ name, title, clusters }) =>
    clusters.map(cluster => ({
      environment: name,
      title,
      cluster: cluster.name,
      region: cluster.region,
    })),
  );
}
