import type { FileTaken } from '../edge/takes.ts';

const MIB = 1024 * 1024;
/** What a browser or a program says of a file that it does not know. */
const UNKNOWN = 'application/octet-stream';

/** As large as what reads it takes. */
export const BANK_FILE: FileTaken = { bytes: 20 * MIB, types: ['application/xml', 'text/xml', UNKNOWN] };
export const COST_FILE: FileTaken = {
  bytes: 50 * MIB,
  types: [
    'text/csv',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    // What a browser on Windows calls a CSV file.
    'application/vnd.ms-excel',
    UNKNOWN,
  ],
};
export const NUMBERS_FILE: FileTaken = { bytes: MIB, types: ['text/csv', 'application/vnd.ms-excel', UNKNOWN] };
