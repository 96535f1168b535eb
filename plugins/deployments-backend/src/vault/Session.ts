import type { Lease } from './login';

interface Held extends Lease {
  /** From then on it is renewed first. */
  renewAt: number;
  endsAt: number;
}

/** What a session asks of Vault. */
export interface Leases {
  login(): Promise<Lease>;
  /** Nothing where Vault does not want to. */
  renew(token: string): Promise<Lease | undefined>;
}

/** A token that counts: renewed after two thirds of its time, and got anew where it is gone. */
export class Session {
  #held?: Held;
  #first = 0;
  #pending?: Promise<string>;

  constructor(
    private readonly leases: Leases,
    private readonly now: () => number = Date.now,
  ) {}

  /** However many ask at once, one of them logs in. */
  token(): Promise<string> {
    const held = this.#held;
    if (held && this.now() < held.renewAt) return Promise.resolve(held.token);
    this.#pending ??= this.#refresh().finally(() => {
      this.#pending = undefined;
    });
    return this.#pending;
  }

  /** Vault knows this token no more. */
  forget(token: string) {
    if (this.#held?.token === token) this.#held = undefined;
  }

  /** The token at hand, for who ends the session. */
  end(): string | undefined {
    const token = this.#held?.token;
    this.#held = undefined;
    return token;
  }

  async #refresh(): Promise<string> {
    const held = this.#held;
    if (held?.renewable && this.now() < held.endsAt) {
      const renewed = await this.leases.renew(held.token);
      // at the end of its days a token is renewed for less and less
      if (renewed && renewed.seconds * 2 > this.#first) {
        return this.#hold(renewed);
      }
    }
    const fresh = await this.leases.login();
    this.#first = fresh.seconds;
    return this.#hold(fresh);
  }

  #hold(lease: Lease): string {
    const time = lease.seconds === 0 ? Infinity : lease.seconds * 1000;
    this.#held = {
      ...lease,
      renewAt: this.now() + (time * 2) / 3,
      endsAt: this.now() + time,
    };
    return lease.token;
  }
}
