import { at, listAt, objectAt, textAt } from '../../expansion/files/json';
import { durationSeconds } from '../../vault/roles/durationSeconds';
import { distinct } from '../distinct';
import { RoleText, roleTexts } from '../roleTexts';
import { Violation, defineRule } from '../rule';
import { RuleContext } from '../ruleContext';
import { VaultPod, vaultPods } from '../vaultPods';

const HOUR = 3600;
const OLD = /\b(policies|ttl|max_ttl|period|num_uses|bound_cidrs)\s*=/g;
const TTL = /\b(?:token_)?(?:max_)?ttl\s*=\s*"?(\w+)"?/g;
const VOLUME = 'agent-service-account-token-volume-name';

export const V005 = defineRule({
  id: 'V005',
  title: 'Roles are short-lived and say so by their current names',
  severity: 'error',
  needsFleet: true,
  find: context => distinct(judge(context)),
});

function* judge(context: RuleContext): Iterable<Violation> {
  for (const text of roleTexts(context)) yield* judgeText(text);
  const vault = context.fleet?.vault;
  if (!vault) return;
  for (const pod of vaultPods(context)) yield* judgeToken(pod, vault.audience);
}

function* judgeText({ path, line, name, text }: RoleText): Iterable<Violation> {
  const here = `The role ${name} (line ${line})`;
  const old = new Set(
    Array.from(text.matchAll(OLD), ([, key]) => key).filter(
      key => !text.includes(`token_${key}`),
    ),
  );
  for (const key of old) {
    yield {
      path,
      severity: 'warning',
      message: `${here} uses ${key}, a name that Vault has deprecated.`,
      remedy: `Write token_${key}.`,
    };
  }
  for (const [, ttl] of text.matchAll(TTL)) {
    if ((durationSeconds(ttl) ?? 0) <= HOUR) continue;
    yield {
      path,
      message: `${here} gives tokens that live ${ttl}: an agent renews its own, and whoever steals one can use it that long.`,
      remedy: 'Give at most 1h.',
    };
  }
}

/** The token by which a pod logs in must be there, and be for Vault where roles demand it. */
function* judgeToken(
  { path, name, annotations, specs }: VaultPod,
  audience: string | undefined,
): Iterable<Violation> {
  const volume = annotations[VOLUME];
  if (volume === undefined) {
    if (audience === undefined) return;
    yield {
      path,
      message: `The agent of ${name} logs in with the token for the Kubernetes API, but roles require the audience ${audience}.`,
      remedy: `Add a projected volume with a token for ${audience}, and name it by ${VOLUME}.`,
    };
    return;
  }
  const tokens = specs
    .flatMap(spec => listAt(spec, 'volumes'))
    .filter(entry => textAt(entry, 'name') === volume)
    .flatMap(entry => listAt(entry, 'projected', 'sources'))
    .map(source => objectAt(source, 'serviceAccountToken'));
  if (tokens.length === 0) {
    yield {
      path,
      message: `${VOLUME} of ${name} names the volume ${volume}, which holds no token.`,
      remedy: 'Add a projected volume of that name with a serviceAccountToken.',
    };
  } else if (tokens.every(token => at(token, 'audience') !== audience)) {
    yield {
      path,
      message: `The token of ${name} in ${volume} has another audience than roles require${audience === undefined ? ': none' : `: ${audience}`}.`,
      remedy:
        audience === undefined
          ? 'Remove the audience, or configure it under deployments.vault.'
          : `Set audience: ${audience}.`,
    };
  }
}
