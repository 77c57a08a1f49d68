import { isConnectionString, readConnection, redacted, WrongConnectionString } from './connection.ts';

describe('a connection string', () => {
  it.each([
    ['esdb://127.0.0.1:2113?tls=false', [{ address: '127.0.0.1', port: 2113 }], false, false, null],
    ['kurrentdb://a.example.no', [{ address: 'a.example.no', port: 2113 }], false, true, null],
    ['esdb+discover://a.example.no:2114/', [{ address: 'a.example.no', port: 2114 }], true, true, null],
    [
      'kurrentdb+discover://bok:p%40ss%3Aord@a.example.no:1,b.example.no:2?keepAliveInterval=20000',
      [
        { address: 'a.example.no', port: 1 },
        { address: 'b.example.no', port: 2 },
      ],
      true,
      true,
      { username: 'bok', password: 'p@ss:ord' },
    ],
  ])('%s', (text, hosts, discover, secure, credentials) => {
    expect(isConnectionString(text)).toBe(true);
    expect(readConnection(text)).toMatchObject({ hosts, discover, secure, credentials });
  });

  it.each([
    ['http://a.example.no', /esdb:\/\/host:port/],
    ['esdb://', /name:port/],
    ['esdb://a b', /name:port/],
    ['esdb://a:99999', /name:port/],
    ['esdb://secret@a', /user:password/],
    ['esdb://u:%zz@a', /percent-encoded/],
    ['esdb://u:secret@a?tls=perhaps', /tls/],
    ['esdb://u:secret@a?keepAliveInterval=secret', /keepAliveInterval/],
    ['esdb://u:secret@a?colour=secret', /colour is not known/],
    ['esdb://u:secret@a?throwOnAppendFailure=false', /always an error/],
    ['esdb://u:secret@a?tlsVerifyCert=false', /tlsCAFile/],
    ['esdb://u:secret@a?nodePreference=follower', /leader is always asked/],
    ['esdb://u:secret@a?tlsCAFile=/nowhere/ca.pem', /tlsCAFile cannot be read/],
    ['esdb://u:secret@a?userKeyFile=/nowhere/key.pem', /userKeyFile cannot be read/],
  ])('is refused without telling a secret: %s', (text, why) => {
    const refused = (() => {
      try {
        return readConnection(text);
      } catch (error) {
        return error as Error;
      }
    })();
    expect(refused).toBeInstanceOf(WrongConnectionString);
    expect((refused as Error).message).toMatch(why);
    expect((refused as Error).message).not.toContain('secret');
  });

  it.each([
    ['esdb://bok:hemmelig@a:1,b:2?tls=false', 'esdb://a:1,b:2'],
    ['esdb://bok:hem@melig@a', 'esdb://a'],
    ['esdb://a?colour=hemmelig', 'esdb://a'],
  ])('is printed without user, password and options: %s', (text, printed) => {
    expect(redacted(text)).toBe(printed);
  });
});
