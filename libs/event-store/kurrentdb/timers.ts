/** Something took longer than it may. Whether it happened is not known. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
  constructor(what: string, milliseconds: number) {
    super(`not within ${milliseconds} ms: ${what}`);
  }
}

/** The outcome of the promise, or TookTooLong; whatever comes of it later is heard by nobody. */
export function within<T>(milliseconds: number, promise: Promise<T>, what: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new TookTooLong(what, milliseconds)), milliseconds);
    // On the path of every append: no promise more than it needs.
    promise.then(
      (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
