import { Flag, PlainText, Year } from '../edge/parameters.ts';
import { StateParameters } from '../questions.dto.ts';

export class FileParameters {
  @PlainText({
    description: 'The name of the file, for what is said of it. Default: what kind of file it is.',
    example: 'camt054.xml',
    optional: true,
  })
  readonly name?: string;

  @Flag({
    description: 'true: tell what would be recorded, and record nothing. Default: false.',
    example: 'true',
    optional: true,
  })
  readonly preview?: string;
}

export class NumbersFileParameters {
  @PlainText({
    description: 'The name of the file, for what is said of it. Default: what kind of file it is.',
    example: 'numre.csv',
    optional: true,
  })
  readonly name?: string;
}

export class CostFileParameters extends FileParameters {
  @PlainText({
    description:
      'Id of the mapping by which it is read, in its last version. Default: none, the file has the columns of the program itself.',
    example: 'hovedbok',
    optional: true,
  })
  readonly mapping?: string;
}

export class PaymentsParameters extends StateParameters {
  @Year({ description: 'Only what the bank booked in this year, YYYY. Default: all.', example: '2025', optional: true })
  readonly year?: string;

  @Flag({
    description: 'true: only what is not wholly put against documents. Default: false.',
    example: 'true',
    optional: true,
  })
  readonly unmatched?: string;
}
