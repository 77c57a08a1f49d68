import { text as wholeOf } from 'node:stream/consumers';
import { type CommandType, cooperationHttp, readValueFile } from '#cooperation';
import { type Actor, isRefusal, type Role } from '#kernel';
import { besideOf } from '../book/beside.ts';
import { refused } from './failure.ts';
import { say } from './messages.ts';
import { commandOf, recordBy, recordingIn, type Step, tellRecorded } from './record-command.ts';
import { readText } from './session.ts';

const RECORDED = say({
  nb: (what: string, events: string) => `${what} er ført (${events}).`,
  nn: (what: string, events: string) => `${what} er ført (${events}).`,
  en: (what: string, events: string) => `${what} is recorded (${events}).`,
});

interface Asked extends Step {
  readonly role: Role;
  readonly municipality?: string;
  readonly body?: string;
  readonly from?: string;
}

/** Any command of the book, with its data from a file or, as `-`, from stdin; what the role may is as over HTTP. */
export async function recordAny(cooperation: string, type: string, path: string, asked: Asked): Promise<void> {
  const { by, role, municipality, body, from, lang, data } = asked;
  const { name, content } = path === '-' ? { name: '-', content: await wholeOf(process.stdin) } : readText(path, asked);
  const read = readValueFile(name, content);
  if (isRefusal(read)) throw refused(read, lang);
  const said = { command: type as CommandType, data: read.value as object, validFrom: from };
  const command = commandOf(said, asked);
  const actor: Actor = { id: by, role, ...(municipality !== undefined && { municipality }) };
  const { ofTheActor, roleMay } = await cooperationHttp();
  const notAllowed = roleMay(actor, command);
  if (notAllowed) throw refused(notAllowed, lang);
  await recordingIn(asked, cooperation, async (session) => {
    const condition = ofTheActor({ actor, command, body, cooperation, beside: besideOf(data) });
    const recorded = await recordBy(session, cooperation, command, actor, asked, condition);
    tellRecorded(recorded, asked, ({ events }) =>
      RECORDED[lang](type, events.map(({ metadata, index }) => `${metadata.type} ${index}`).join(', ')),
    );
  });
}
