/** What a node shows in TLS, and what a client is to trust. All PEM. */
export interface Identity {
  readonly key: Buffer;
  readonly certificate: Buffer;
}
