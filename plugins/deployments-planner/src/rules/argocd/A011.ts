import { textAt } from '../../expansion/files/json';
import { writtenApplications } from '../applications';
import { configsOf } from '../configs';
import { defineRule } from '../rule';

const ENDPOINT = /https?:\/\/[^\s"]+|\barn:aws[\w-]*:[^\s"]+/;

export const A011 = defineRule({
  id: 'A011',
  title: 'Clusters are named, not addressed',
  severity: 'error',
  plan: true,
  *find(context) {
    for (const { name, path, spec } of writtenApplications(context)) {
      const server = textAt(spec, 'destination', 'server');
      if (server === '' || server === 'https://kubernetes.default.svc')
        continue;
      yield {
        path,
        message: `${name} uses the address ${server}, which changes when the cluster is rebuilt.`,
        remedy: 'Write destination.name, the name of the cluster in Argo CD.',
      };
    }
    for (const { path, text } of configsOf(context)) {
      const [address] = ENDPOINT.exec(text) ?? [];
      if (address === undefined) continue;
      yield {
        path,
        severity: 'warning' as const,
        message: `The file contains the address ${address}, which Argo CD knows already and which reveals the cloud account.`,
        remedy: 'Keep the name of the cluster only.',
      };
    }
  },
});
