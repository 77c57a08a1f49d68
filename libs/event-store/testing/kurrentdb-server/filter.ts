import type { StoredEvent } from './log.ts';
import type { streams } from './wire.ts';

/** Events in one page of the log that the server reads for a subscription (`Enumerator.DefaultReadBatchSize`). */
export const PAGE = 32;

/** How far the server looks in one page, and after how many events looked at it says how far it has come. */
export interface Window {
  readonly size: number;
  readonly interval: number;
}

export interface Filter {
  readonly matches: (event: StoredEvent) => boolean;
  readonly window: Window;
}

/**
 * By the name of the stream or the type of the event, with prefixes or a regular expression; without a filter everything
 * but `$epoch-information`, which is never shown in $all (`EventFilter`).
 */
export function filterOf(options: streams.ReadReq.Options.FilterOptions | undefined): Filter {
  if (!options) return { matches: shown, window: { size: PAGE, interval: PAGE } };
  const size = options.hasMax() ? options.getMax() : PAGE;
  const window = { size, interval: size * Math.max(1, options.getCheckpointintervalmultiplier()) };
  const expression = options.getStreamIdentifier() ?? options.getEventType();
  const subject = options.hasStreamIdentifier()
    ? (event: StoredEvent) => event.stream
    : (event: StoredEvent) => event.type;
  const regex = expression?.getRegex() ? new RegExp(expression.getRegex()) : null;
  const prefixes = expression?.getPrefixList() ?? [];
  const matches = (event: StoredEvent): boolean => {
    const text = subject(event);
    const fits = regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
    return fits && shown(event);
  };
  return { matches, window };
}

function shown(event: StoredEvent): boolean {
  return event.stream !== '$epoch-information';
}
