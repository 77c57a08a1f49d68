import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Requests a minute; 0 is no limit. */
export interface LimitSettings {
  /** By one actor. */
  readonly actor: number;
  /** From one address, whoever asks. */
  readonly address: number;
  /** With a key that does not hold, from one address. */
  readonly failures: number;
}

/** More than a program that asks as fast as it reads the answers needs; less than what keeps others out. */
export const LIMITS: LimitSettings = { actor: 1_200, address: 3_000, failures: 20 };

export type Limited = keyof LimitSettings;

const SECONDS = 60;

/** Counts requests in this process, a minute at a time. */
export class Limits {
  readonly settings: LimitSettings;
  readonly #limiters: Readonly<Record<Limited, RateLimiterMemory | null>>;

  constructor(settings: LimitSettings = LIMITS) {
    this.settings = settings;
    const limiter = (keyPrefix: Limited): RateLimiterMemory | null =>
      settings[keyPrefix] === 0
        ? null
        : new RateLimiterMemory({ keyPrefix, points: settings[keyPrefix], duration: SECONDS });
    this.#limiters = { actor: limiter('actor'), address: limiter('address'), failures: limiter('failures') };
  }

  /** Counts one; gives after how many whole seconds to come again when it is one too many. */
  async take(what: Limited, who: string): Promise<number | null> {
    try {
      await this.#limiters[what]?.consume(who);
      return null;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
      throw refused;
    }
  }
}

/**
 * What counts as one address: IPv4 as it is, of IPv6 the first half, for whoever has one address there has all of the
 * second half too.
 */
export function addressKey(address: string): string {
  const [bare = ''] = address.split('%', 1);
  const v4 = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i.exec(bare)?.[1];
  if (v4 !== undefined) return v4;
  const [before = '', after] = bare.toLowerCase().split('::', 2);
  const groups = (text: string | undefined): string[] => (text ? text.split(':') : []);
  const [head, tail] = [groups(before), groups(after)];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  const all = [...head, ...Array<string>(zeros).fill('0'), ...tail];
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
