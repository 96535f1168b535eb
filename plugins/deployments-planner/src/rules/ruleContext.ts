import { Expansion } from '../expansion';
import { JsonObject } from '../expansion/files/json';
import { readManifests } from '../expansion/files/readManifests';
import { Fleet, ServiceSpec } from '@argosy/plugin-deployments-common';

/** What the rules are given. @public */
export interface RuleInput {
  /** Content by path, as it would be after the change. */
  files: ReadonlyMap<string, string>;
  /** All paths, those among them whose content is not at hand. Default: the paths of `files`. */
  paths?: Iterable<string>;
  fleet?: Fleet;
  expansion: Expansion;
  /** The spec that the files come from; findings then name places of it. */
  spec?: ServiceSpec;
  /** Which files are judged; the others are only looked things up in. Default: all. */
  scope?: (path: string) => boolean;
}

/** A resource and the file that holds it. @public */
export interface Located {
  path: string;
  document: JsonObject;
}

/** What a rule looks at. Each file is parsed once, whatever the number of rules. @public */
export class RuleContext {
  readonly files: ReadonlyMap<string, string>;
  readonly fleet?: Fleet;
  readonly expansion: Expansion;
  readonly spec?: ServiceSpec;
  readonly scope: (path: string) => boolean;
  private readonly input: RuleInput;
  private allPaths?: ReadonlySet<string>;
  private scoped?: readonly string[];
  private inScope?: readonly Located[];

  constructor(input: RuleInput) {
    this.input = input;
    this.files = input.files;
    this.fleet = input.fleet;
    this.expansion = input.expansion;
    this.spec = input.spec;
    this.scope = input.scope ?? (() => true);
  }

  get paths(): ReadonlySet<string> {
    this.allPaths ??= new Set(this.input.paths ?? this.files.keys());
    return this.allPaths;
  }

  /** Whether a file or a folder of this name is there. */
  exists(path: string): boolean {
    if (this.paths.has(path)) return true;
    const folder = `${path}/`;
    for (const known of this.paths) if (known.startsWith(folder)) return true;
    return false;
  }

  /** The documents of a YAML file; none where it cannot be read. */
  read(path: string): readonly JsonObject[] {
    return readManifests(this.files.get(path) ?? '').documents;
  }

  /** The files that are judged. */
  get judged(): readonly string[] {
    this.scoped ??= [...this.files.keys()].filter(this.scope);
    return this.scoped;
  }

  /** All YAML documents in scope. */
  get documents(): readonly Located[] {
    this.inScope ??= this.judged
      .filter(path => /\.ya?ml$/.test(path))
      .flatMap(path => this.read(path).map(document => ({ path, document })));
    return this.inScope;
  }

  /** The documents of a kind in scope, whatever their version. */
  ofKind(kind: string): readonly Located[] {
    return this.documents.filter(({ document }) => document.kind === kind);
  }
}
