import { ANNOTATION_LIMIT, ENTITY } from '@argosy/plugin-deployments-common';
import { InputError } from '@backstage/errors';
import type { DeploymentSelector, LabelTerm } from '../../database/types';
import { cut } from '../../lib/foreignText';

/** How an entity says which Applications are its own. */
export interface Match {
  by: 'argocd/app-name' | 'argocd/app-selector' | 'none';
  value: string;
  selector?: DeploymentSelector;
}

/** Reads the annotations that Argo CD plugins share. Errors: `InputError` for a selector that is none. */
export function selectorOf(annotations: Record<string, string>): Match {
  const scope = {
    hub: annotations[ENTITY.instanceName],
    namespace: annotations[ENTITY.appNamespace],
    project: annotations[ENTITY.projectName],
  };
  const labels = annotations[ENTITY.appSelector];
  if (labels) {
    return {
      by: 'argocd/app-selector',
      value: labels,
      selector: { ...scope, labels: parseLabelSelector(labels) },
    };
  }
  const name = annotations[ENTITY.appName];
  if (name) {
    return { by: 'argocd/app-name', value: name, selector: { ...scope, name } };
  }
  return { by: 'none', value: '' };
}

/** Each becomes a condition of the query. */
const MOST = 50;
const TOO_LONG = `is longer than ${ANNOTATION_LIMIT} characters`;
const TOO_MANY = `has more than ${MOST} terms`;
/** Characters of an annotation that a message quotes. */
const QUOTED = 200;

const SET = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUAL = /^([^\s!=(),]+)\s*(==?|!=)\s*([^\s!=(),]*)$/;
const EXISTS = /^(!?)\s*([^\s!=(),]+)$/;

/** A Kubernetes label selector as its terms: `a=b,c in (x,y),!d`. */
export function parseLabelSelector(text: string): LabelTerm[] {
  if (text.length > ANNOTATION_LIMIT) throw tooMuch(TOO_LONG);
  const terms = (text.match(/(?:[^,(]|\([^)]*\)?)+/g) ?? [])
    .map(part => part.trim())
    .filter(Boolean)
    .map(part => parseTerm(part, text));
  const values = terms.flatMap(term => ('values' in term ? term.values : []));
  if (Math.max(terms.length, values.length) > MOST) throw tooMuch(TOO_MANY);
  return terms;
}

const tooMuch = (what: string) =>
  new InputError(
    `The annotation ${ENTITY.appSelector} ${what}; select by a label that all these Applications share`,
  );

function parseTerm(part: string, whole: string): LabelTerm {
  const set = SET.exec(part);
  if (set) {
    const values = set[3].split(',').map(value => value.trim());
    return { key: set[1], operator: set[2] === 'in' ? 'in' : 'notin', values };
  }
  const equal = EQUAL.exec(part);
  if (equal) {
    const operator = equal[2] === '!=' ? 'notin' : 'in';
    return { key: equal[1], operator, values: [equal[3]] };
  }
  const exists = EXISTS.exec(part);
  if (exists) {
    return { key: exists[2], operator: exists[1] ? 'absent' : 'exists' };
  }
  throw new InputError(
    `The annotation ${ENTITY.appSelector} holds "${cut(whole, QUOTED)}", which is not a label selector; write it as key=value,other in (a,b)`,
  );
}
