import { singleFlight } from '../lib/singleFlight';
import type { Lease } from './login';

interface Current extends Lease {
  /** From then on it is renewed before it is used. */
  renewAt: number;
  endsAt: number;
}

/** What a session needs of Vault. */
export interface Leases {
  login(): Promise<Lease>;
  /** Undefined if Vault refuses. */
  renew(token: string): Promise<Lease | undefined>;
}

/** Keeps a valid token: renews it after two thirds of its time, and logs in again once it is gone. */
export class Session {
  #current?: Current;
  /** How long a fresh token is valid, in seconds. */
  #first = 0;
  readonly #refreshOnce = singleFlight(() => this.#refresh());

  constructor(
    private readonly leases: Leases,
    private readonly now: () => number = Date.now,
  ) {}

  /** Callers that come at the same time share one login. */
  token(): Promise<string> {
    const current = this.#current;
    if (current && this.now() < current.renewAt)
      return Promise.resolve(current.token);
    return this.#refreshOnce();
  }

  /** Vault does not accept this token any more. */
  forget(token: string) {
    if (this.#current?.token === token) this.#current = undefined;
  }

  /** Returns the token, so that it can be revoked. */
  end(): string | undefined {
    const token = this.#current?.token;
    this.#current = undefined;
    return token;
  }

  async #refresh(): Promise<string> {
    const current = this.#current;
    if (current?.renewable && this.now() < current.endsAt) {
      const renewed = await this.leases.renew(current.token);
      // near its maximum age a token is renewed for less and less time
      if (renewed && renewed.seconds * 2 > this.#first) {
        return this.#keep(renewed);
      }
    }
    const fresh = await this.leases.login();
    this.#first = fresh.seconds;
    return this.#keep(fresh);
  }

  #keep(lease: Lease): string {
    const time = lease.seconds === 0 ? Infinity : lease.seconds * 1000;
    this.#current = {
      ...lease,
      renewAt: this.now() + (time * 2) / 3,
      endsAt: this.now() + time,
    };
    return lease.token;
  }
}
