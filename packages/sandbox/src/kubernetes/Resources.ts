import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { alreadyExists, badRequest, conflict, notFound } from './ApiError';
import { GROUP, KINDS, VERSION } from './kinds';
import type { Plural } from './kinds';
import { checkName } from './names';
import type { ApiObject, Draft, Part } from './objects';
import { Store } from './Store';

/** Returns the present time as Kubernetes writes it, in whole seconds. */
export const timestamp = (at = new Date()) =>
  `${at.toISOString().slice(0, 19)}Z`;

/** The rules of writes: who owns which field, when version and generation change, and what a finalizer holds back. */
export class Resources {
  constructor(readonly store: Store) {}

  get(plural: Plural, namespace: string, name: string): ApiObject {
    const found = this.store.get(plural, namespace, name);
    if (!found) throw notFound(plural, name);
    return found;
  }

  create(plural: Plural, namespace: string, draft: Draft, dryRun = false) {
    const { name } = draft.metadata;
    this.#checkKind(plural, draft);
    checkName(plural, name);
    if (this.store.get(plural, namespace, name)) {
      throw alreadyExists(plural, name);
    }
    const { status, ...rest } = draft;
    const created: ApiObject = {
      ...rest,
      ...(KINDS[plural].statusSubresource || !status ? {} : { status }),
      metadata: {
        ...draft.metadata,
        namespace,
        uid: randomUUID(),
        resourceVersion: '',
        generation: 1,
        creationTimestamp: timestamp(),
      },
    };
    return dryRun ? created : this.store.put(plural, created);
  }

  /** Replaces an object. A resourceVersion in the draft must be the present one. */
  update(
    plural: Plural,
    before: ApiObject,
    draft: Draft,
    part: Part = 'object',
    dryRun = false,
  ): ApiObject {
    const { name } = before.metadata;
    const { resourceVersion, uid } = draft.metadata;
    this.#checkKind(plural, draft);
    if (draft.metadata.name !== name) {
      throw badRequest(
        `the name of the object (${draft.metadata.name}) does not match the name on the URL (${name})`,
      );
    }
    if (
      (resourceVersion &&
        resourceVersion !== before.metadata.resourceVersion) ||
      (uid && uid !== before.metadata.uid)
    ) {
      throw conflict(plural, name);
    }
    const after = this.#merge(plural, before, draft, part);
    // the API server does not write an object that would not change
    if (isDeepStrictEqual(before, after) || dryRun) return after;
    const { deletionTimestamp, finalizers } = after.metadata;
    return deletionTimestamp && !finalizers?.length
      ? this.store.remove(plural, after)
      : this.store.put(plural, after);
  }

  /** Changes an object for the controller. The object may be gone meanwhile. */
  modify(
    plural: Plural,
    namespace: string,
    name: string,
    change: (object: ApiObject) => Draft,
    part: Part = 'object',
  ): ApiObject | undefined {
    const before = this.store.get(plural, namespace, name);
    return before && this.update(plural, before, change(before), part);
  }

  remove(plural: Plural, object: ApiObject, dryRun = false): ApiObject {
    const { finalizers, deletionTimestamp } = object.metadata;
    if (dryRun || deletionTimestamp) return object;
    if (!finalizers?.length) return this.store.remove(plural, object);
    return this.store.put(plural, {
      ...object,
      metadata: {
        ...object.metadata,
        generation: object.metadata.generation + 1,
        deletionTimestamp: timestamp(),
        deletionGracePeriodSeconds: 0,
      },
    });
  }

  #merge(
    plural: Plural,
    before: ApiObject,
    draft: Draft,
    part: Part,
  ): ApiObject {
    const { statusSubresource } = KINDS[plural];
    if (part === 'status') return { ...before, status: draft.status };
    const { labels, annotations, finalizers, ownerReferences } = draft.metadata;
    const {
      labels: l,
      annotations: a,
      finalizers: f,
      ownerReferences: o,
      ...own
    } = before.metadata;
    const status = statusSubresource ? before.status : draft.status;
    const after: ApiObject = {
      apiVersion: draft.apiVersion,
      kind: draft.kind,
      metadata: {
        ...own,
        ...(labels ? { labels } : {}),
        ...(annotations ? { annotations } : {}),
        ...(finalizers ? { finalizers } : {}),
        ...(ownerReferences ? { ownerReferences } : {}),
      },
      ...(draft.spec ? { spec: draft.spec } : {}),
      ...(status ? { status } : {}),
      ...(draft.operation ? { operation: draft.operation } : {}),
    };
    const content = ({ spec, operation, status: s }: Draft) =>
      statusSubresource ? { spec } : { spec, operation, s };
    if (!isDeepStrictEqual(content(before), content(after))) {
      after.metadata.generation += 1;
    }
    return after;
  }

  #checkKind(plural: Plural, draft: Draft) {
    const { kind } = KINDS[plural];
    if (draft.kind !== kind || draft.apiVersion !== `${GROUP}/${VERSION}`) {
      throw badRequest(
        `the object provided is unrecognized (must be of type ${kind}): ${draft.apiVersion}, Kind=${draft.kind}`,
      );
    }
  }
}
