import { Type } from 'typebox';
import { day, instant, integer, municipality, object, orNull, text } from './fields.ts';

export const EventReferenceSchema = Type.Object(
  {
    index: integer('Place in the book, from 0, without holes.', 73),
    id: text('Id of the event, a UUID.', '3d7fb370-c333-5b22-a4c7-bcd4754ac307'),
    type: text('Type of the event; its schema stands in docs/events.', 'DecisionRecorded'),
    decided: day('When it happened in the world.', '2024-09-24'),
    validFrom: day('From when it applies.', '2024-09-24'),
    recorded: instant('When the book learned it.', '2024-10-07T07:21:00.000Z'),
    written: instant('When the store wrote it; later than `recorded` when it was imported.'),
    actor: object(
      {
        id: text('An opaque id or an office, never a name.', 'kommunestyresekretar-9902'),
        role: text('In which role.', 'COUNCIL_SECRETARY'),
        municipality: Type.Optional(municipality('The municipality the office belongs to, if any.')),
      },
      'Who recorded it.',
    ),
    caseReference: orNull(text('Reference of the case.', 'KS-090/24'), 'The case, if one is named.'),
    imported: orNull(
      object({
        by: text('Who imported it.', 'cli'),
        file: text('From which file.', 'history.yaml'),
        sha256: text('SHA-256 of the file, hexadecimal.'),
      }),
      'Null when it was recorded as it happened; else where its recorded time comes from.',
    ),
  },
  { title: 'EventReference', description: 'An event an answer rests on.' },
);
