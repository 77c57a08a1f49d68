import { say } from './messages.ts';
import { recordAsHost, type Step } from './record-command.ts';

const TOLD = {
  closed: say({
    nb: (year: number) => `Regnskapet for ${year} er avsluttet. Det som kommer til etterpå, blir egne korreksjoner.`,
    nn: (year: number) => `Rekneskapen for ${year} er avslutta. Det som kjem til etterpå, blir eigne korreksjonar.`,
    en: (year: number) => `The accounts of ${year} are closed. What comes after becomes corrections of its own.`,
  }),
  audited: say({
    nb: (year: number) => `Regnskapet for ${year} er ført som revidert.`,
    nn: (year: number) => `Rekneskapen for ${year} er ført som revidert.`,
    en: (year: number) => `The accounts of ${year} are recorded as audited.`,
  }),
} as const;

export const closeAccounts = (cooperation: string, year: number, step: Step): Promise<void> =>
  recordAsHost(cooperation, { command: 'CloseAccounts', data: { year } }, step, () => TOLD.closed[step.lang](year));

export const recordAudit = (cooperation: string, year: number, step: Step): Promise<void> =>
  recordAsHost(cooperation, { command: 'RecordAudit', data: { year } }, step, () => TOLD.audited[step.lang](year));
