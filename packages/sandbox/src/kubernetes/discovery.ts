import { Router } from 'express';
import { GROUP, KINDS, VERSION } from './kinds';

const groupVersion = { groupVersion: `${GROUP}/${VERSION}`, version: VERSION };

const group = {
  name: GROUP,
  versions: [groupVersion],
  preferredVersion: groupVersion,
};

const VERBS = ['delete', 'get', 'list', 'patch', 'create', 'update', 'watch'];

const resources = Object.values(KINDS).flatMap(kind => [
  {
    name: kind.plural,
    singularName: kind.singular,
    namespaced: true,
    kind: kind.kind,
    verbs: VERBS,
    shortNames: kind.shortNames,
  },
  ...(kind.statusSubresource
    ? [
        {
          name: `${kind.plural}/status`,
          singularName: '',
          namespaced: true,
          kind: kind.kind,
          verbs: ['get', 'patch', 'update'],
        },
      ]
    : []),
]);

const ANSWERS: Record<string, object> = {
  '/api': {
    kind: 'APIVersions',
    versions: ['v1'],
    serverAddressByClientCIDRs: [],
  },
  '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [] },
  '/apis': { kind: 'APIGroupList', apiVersion: 'v1', groups: [group] },
  [`/apis/${GROUP}`]: { kind: 'APIGroup', apiVersion: 'v1', ...group },
  [`/apis/${GROUP}/${VERSION}`]: {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: `${GROUP}/${VERSION}`,
    resources,
  },
  '/version': {
    major: '1',
    minor: '36',
    gitVersion: 'v1.36.1+argosy-sandbox',
    platform: `${process.platform}/${process.arch}`,
  },
};

/** Serves discovery: what the API server says about itself. */
export function discovery(): Router {
  const router = Router();
  for (const [path, answer] of Object.entries(ANSWERS)) {
    router.get(path, (_, response) => {
      response.json(answer);
    });
  }
  for (const path of ['/healthz', '/livez', '/readyz']) {
    router.get(path, (_, response) => {
      response.type('text/plain').send('ok');
    });
  }
  return router;
}
