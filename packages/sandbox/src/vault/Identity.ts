import { randomUUID } from 'node:crypto';

export interface Alias {
  name: string;
  metadata: Record<string, string>;
}

/** An entity: one for each alias of an auth mount. */
export interface Entity {
  id: string;
  name: string;
  /** By the accessor of the auth mount. */
  aliases: Map<string, Alias>;
}

/** The entities of those who have logged in. */
export class Identity {
  readonly #byAlias = new Map<string, Entity>();
  readonly #byId = new Map<string, Entity>();

  find(id: string): Entity | undefined {
    return this.#byId.get(id);
  }

  /** Returns the entity of an alias, with the metadata of this login. */
  enter(accessor: string, alias: Alias): Entity {
    const key = `${accessor} ${alias.name}`;
    const entity = this.#byAlias.get(key) ?? this.#create();
    entity.aliases.set(accessor, alias);
    this.#byAlias.set(key, entity);
    return entity;
  }

  #create(): Entity {
    const id = randomUUID();
    const entity = { id, name: `entity_${id.slice(0, 8)}`, aliases: new Map() };
    this.#byId.set(id, entity);
    return entity;
  }
}
