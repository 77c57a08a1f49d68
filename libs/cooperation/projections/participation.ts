import type { FactChange } from '#projections';
import type { Register, WithdrawalNotice } from '../domain/state.ts';
import { replace } from './replace.ts';

/** Who takes part, who has given notice, and which municipality took the place of which. */
export function participationFacts(register: Register, before: Register): FactChange[] {
  const changes: FactChange[] = [];
  if (register.memberships !== before.memberships) {
    for (const [municipality, timeline] of register.memberships)
      changes.push(replace('participant', municipality, timeline));
    // An admission whose decisions no longer stand.
    for (const municipality of before.memberships.keys())
      if (!register.memberships.has(municipality)) changes.push(replace('participant', municipality, []));
  }
  if (register.successions !== before.successions) {
    for (const { successor, predecessors, on, source } of register.successions)
      changes.push(
        replace('succession', successor, [{ from: on, to: null, value: { predecessors }, sources: [source] }]),
      );
  }
  if (register.notices !== before.notices) {
    for (const notice of register.notices) changes.push(replace('notice', notice.notice, noticeOverTime(notice)));
  }
  return changes;
}

/** From its receipt on, and what became of it from when it was taken back. */
function noticeOverTime({ source, takenBack, ...notice }: WithdrawalNotice) {
  const { receivedOn } = notice;
  const given = { from: receivedOn, to: null, value: { ...notice, takenBack: null }, sources: [source] };
  if (!takenBack) return [given];
  const { on, agreed } = takenBack;
  const since = on > receivedOn ? on : receivedOn;
  const sources = [source, takenBack.source];
  const after = { from: since, to: null, value: { ...notice, takenBack: { on, agreed } }, sources };
  return since > receivedOn ? [{ ...given, to: since }, after] : [after];
}
