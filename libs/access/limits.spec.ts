import { addressKey, LIMITS, type Limited, Limits } from './index.ts';

describe('a limit', () => {
  const taken = (limits: Limits, what: Limited, who: string, times: number) =>
    Promise.all(Array.from({ length: times }, () => limits.take(what, who)));

  it.each<Limited>(['actor', 'address', 'failures'])(
    'of %s lets so many through a minute, and says when to come again',
    async (what) => {
      const limits = new Limits({ actor: 0, address: 0, failures: 0, [what]: 3 });
      expect(await taken(limits, what, 'a', 3)).toEqual([null, null, null]);
      const wait = await limits.take(what, 'a');
      expect(wait).toBeGreaterThan(55);
      expect(wait).toBeLessThanOrEqual(60);
      expect(await taken(limits, what, 'b', 3)).toEqual([null, null, null]);
    },
  );

  it('counts each kind apart', async () => {
    const limits = new Limits({ actor: 1, address: 1, failures: 1 });
    for (const what of ['actor', 'address', 'failures'] as const) expect(await limits.take(what, 'a')).toBeNull();
    for (const what of ['actor', 'address', 'failures'] as const) expect(await limits.take(what, 'a')).not.toBeNull();
  });

  it('is over when the minute is', async () => {
    const { jest } = import.meta;
    jest.useFakeTimers();
    try {
      const limits = new Limits({ ...LIMITS, failures: 1 });
      await limits.take('failures', 'a');
      jest.advanceTimersByTime(59_000);
      expect(await limits.take('failures', 'a')).toBe(1);
      jest.advanceTimersByTime(1_001);
      expect(await limits.take('failures', 'a')).toBeNull();
    } finally {
      jest.useRealTimers();
    }
  });

  it('of 0 is none', async () => {
    const limits = new Limits({ actor: 0, address: 0, failures: 0 });
    expect(await taken(limits, 'actor', 'a', 5_000)).toEqual(Array(5_000).fill(null));
  });

  it('is harder on keys that do not hold', () => {
    expect(LIMITS.failures * 10).toBeLessThan(Math.min(LIMITS.actor, LIMITS.address));
  });
});

describe('one address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s is counted as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
