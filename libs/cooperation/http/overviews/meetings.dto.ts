import { Municipality, PlainText } from '../edge/parameters.ts';
import { StateParameters } from '../questions.dto.ts';

export class MeetingsParameters extends StateParameters {
  @PlainText({ description: 'Only the meetings of this body.', example: 'driftsstyret', optional: true })
  readonly body?: string;
}

export class ExtractParameters extends StateParameters {
  @Municipality({
    description: 'The municipality it goes to: four digits. Default: all participants.',
    example: '1865',
    optional: true,
  })
  readonly municipality?: string;
}
