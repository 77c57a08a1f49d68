import { Command, Option } from 'commander';
import { ROLES } from '#kernel';
import { agreement } from './agreement.ts';
import * as asking from './asking.ts';
import { backupBook, listErasures, restoreBook } from './backup.ts';
import { bodies } from './bodies.ts';
import { budget } from './budget.ts';
import { oneCase } from './cases.ts';
import {
  answering,
  asOf,
  common,
  endWell,
  fourDigits,
  group,
  knownAt,
  period,
  recording as recordingOne,
  speaking,
  tableOrJson,
  validOn,
  wholeYear,
} from './command-options.ts';
import { copy } from './copying.ts';
import { deadlines } from './deadlines.ts';
import { appeals, delegations, hostDecisions } from './delegation.ts';
import { contracts, governing, portfolio, reports } from './delivery.ts';
import * as documents from './documents.ts';
import { economicPlan } from './economic-plan.ts';
import * as eventFiles from './event-files.ts';
import * as keys from './keys.ts';
import { findings, interpretations } from './lists.ts';
import { extract, followUps, meetings, minutes } from './meetings.ts';
import { moneyCommands } from './money-program.ts';
import { participants } from './participants.ts';
import * as people from './people.ts';
import { recordAny } from './record-any.ts';
import * as recording from './recording.ts';
import { serveBook } from './serving.ts';

/** The command line of Fellesbok. Answers go to stdout, everything else to stderr. */
export function program(): Command {
  const top = new Command('fellesbok')
    .description(
      'Felles vedtaksbok og regnskap for interkommunalt samarbeid / the common book of an inter-municipal cooperation',
    )
    .version('0.1.0')
    .configureOutput({ writeErr: () => {} })
    .exitOverride(endWell)
    .showSuggestionAfterError(true);

  top.commandsGroup('The book:');
  common(top.command('import <cooperation> <files...>'))
    .description(
      'import a history (YAML or JSON Lines; several files as one), or exported events, into an empty book, all of it or nothing',
    )
    .option('--dry-run', 'tell what would happen, write nothing')
    .action(eventFiles.importFile);
  knownAt(common(top.command('export <cooperation>')))
    .description(
      'the events as they are stored, one JSON line each, for “import” into an empty book; or the ledger as a journal',
    )
    .addOption(
      new Option('--format <format>', 'events, or a journal of hledger or beancount')
        .choices(['events', 'hledger', 'beancount'])
        .default('events'),
    )
    .option('--year <year>', 'of a journal: only this accounting year, with what it opens with', wholeYear)
    .option('--valid-on <date>', 'of a journal: the day asked about; default today')
    .option('--out <file>', 'write them into this new file')
    .action(eventFiles.exportBookAs);
  speaking(top.command('copy'))
    .description('copy books to another store, or go on with it; each event is compared afterwards')
    .addOption(
      new Option('--from <store>', 'a data directory, or a server (esdb://…)')
        .env('FELLESBOK_COPY_FROM')
        .makeOptionMandatory(),
    )
    .addOption(new Option('--to <store>', 'another').env('FELLESBOK_COPY_TO').makeOptionMandatory())
    .option('--cooperation <id>', 'only this book; default all')
    .option('--replica <dir>', 'where the log of a server is followed to, kept for the next time')
    .action(copy);
  common(top.command('backup <directory>'))
    .description('copy the data directory into a new directory, verified, while others read and write')
    .action(backupBook);
  common(top.command('restore <backup>'))
    .description('make an empty data directory what a backup holds, verified first')
    .option('--erasures <path>', 'what was erased since the backup: a list, or a directory with newer documents')
    .option('--no-erasures', 'nothing was erased since the backup')
    .option('--with-keys', 'also the keys of the server, as they were')
    .action(restoreBook);

  const population = group(top, 'population', 'population figures');
  common(population.command('import <cooperation> <file>'))
    .description('record the inhabitants of the participants from a JSON-stat 2.0 file (SSB 07459)')
    .option('--dry-run', 'tell what would happen, write nothing')
    .action(recording.importPopulation);

  recordingOne(top.command('record <cooperation> <command> <file>'))
    .description('record one entry: a command of docs/history-file.md, its data as YAML or JSON (“-” is stdin)')
    .addOption(new Option('--role <role>', 'the role of the office').choices(ROLES).makeOptionMandatory())
    .option('--municipality <number>', 'four digits; whose office it is', fourDigits)
    .option('--body <id>', 'the body on whose behalf it is recorded')
    .option('--from <date>', 'the day it applies from; default the day it happened')
    .action(recordAny);

  top.commandsGroup('Costs, invoices, payments and accounts:');
  moneyCommands(top);

  top.commandsGroup('What holds, and why:');
  asOf(top.command('state <cooperation>'))
    .description('who takes part, which agreement and key hold, on a day')
    .action(asking.state);
  knownAt(period(answering(top.command('allocation <cooperation>'))))
    .description('what each municipality owes of the costs of a period, and the reasons')
    .action(asking.allocation);
  knownAt(period(answering(top.command('what-if <cooperation>'))))
    .description('what a period would cost each municipality with another key, beside what it costs; writes nothing')
    .option('--key <id>', 'a key that the book defines')
    .option('--components <list>', 'or the key itself, such as EQUAL:20,POPULATION:80 (percent, or parts of one)')
    .option('--min-share <share>', 'of --components: the least a participant pays, such as 10% or 1/10')
    .option('--max-share <share>', 'of --components: the most a participant pays')
    .action(asking.whatIf);
  asOf(top.command('budget <cooperation>').argument('<year>', 'the budget year', wholeYear))
    .description('whether the budget of a year was valid on a day, and which council adopted it when')
    .action(budget);
  asOf(top.command('economic-plan <cooperation>').argument('<year>', 'the budget year', wholeYear))
    .description('what each municipality should put in its economic plan: the budget year and the three after it')
    .action(economicPlan);

  asOf(top.command('bodies <cooperation>'))
    .description('the bodies on a day: their seats, who signs for them, and by which rules they decide')
    .option('--names', 'with the names of those who have the seats (“people”), as they are kept now')
    .action(bodies);
  asOf(top.command('agreement <cooperation>'))
    .description(
      'which text of the agreement applies on a day and why, what is contested, and what the law requires of it',
    )
    .option('--clause <number>', 'one clause and every text it has had')
    .option('--compare <version...>', 'two versions, clause by clause')
    .option('--year <year>', 'weigh contested texts in kroner in this year; default that of the day', wholeYear)
    .action(agreement);
  asOf(top.command('participants <cooperation>'))
    .description('who takes part on a day, who has given notice, and which municipalities have merged')
    .action(participants);
  asOf(top.command('findings <cooperation>'))
    .description('what is not as the agreement or the law says, as it stands on a day')
    .option('--severity <severity>', 'only BREACH (avvik) or REMARK (merknad)')
    .option('--responsible <who>', 'only what HOST, COUNCILS, BOARD, PARTICIPANTS or LEADER has to act on')
    .option('--municipality <number>', 'only what one municipality has to act on')
    .option('--rule <rule>', 'only what follows from one rule, such as L-4.2-2')
    .action(findings);
  asOf(top.command('interpretations <cooperation>'))
    .argument('[question]', 'all of one question, such as A-01')
    .description('where the agreement is silent or unclear, and which reading applies on a day')
    .option(
      '--preview <question=reading>',
      'what another reading would mean in kroner, such as A-01=IN_BASE; writes nothing',
    )
    .option('--year <year>', 'of --preview: the calendar year; default last year', wholeYear)
    .action(interpretations);
  asOf(top.command('governing <cooperation>'))
    .description('governing documents: which version applies on a day, and which the agreement wants')
    .action(governing);
  asOf(top.command('portfolio <cooperation>'))
    .description('all joint measures: how far they have come on a day, and what they lack')
    .action(portfolio);
  asOf(top.command('contracts <cooperation>'))
    .description('contracts with suppliers, and what was bought past the service')
    .action(contracts);
  asOf(top.command('reports <cooperation>'))
    .description('which reports the agreement wants, and which were delivered')
    .action(reports);
  knownAt(validOn(common(top.command('deadlines <cooperation>'))))
    .description('what is due in a year, from which clause, who must act, and what has been done')
    .addOption(
      new Option('--format <format>', 'table, json, csv or ics')
        .choices(['table', 'json', 'csv', 'ics'])
        .default('table'),
    )
    .option('--year <year>', 'the calendar year; default that of the day', wholeYear)
    .action(deadlines);
  asOf(top.command('delegations <cooperation>'))
    .description('who has delegated what to the host, on what decision, and who has not')
    .action(delegations);
  asOf(top.command('host-decisions <cooperation>'))
    .description('what the host decided on behalf of others, who instructed it, and positions that moved')
    .action(hostDecisions);
  asOf(top.command('appeals <cooperation>'))
    .description('appeals and legality reviews, their last days and how far they have come')
    .action(appeals);
  asOf(top.command('meetings <cooperation>'))
    .description('meetings called and held: list of cases, proposals, decisions and whether the minutes are approved')
    .option('--body <id>', 'only of this body')
    .option('--meeting <id>', 'only this one')
    .action(meetings);
  asOf(top.command('follow-ups <cooperation>'))
    .description('what has to be done because of decisions, and what is late')
    .action(followUps);
  const printing = (command: Command): Command =>
    knownAt(validOn(common(command))).addOption(
      new Option('--format <format>', 'text (Markdown) or json').choices(['text', 'json']).default('text'),
    );
  printing(top.command('minutes <cooperation> <meeting>'))
    .description('print the minutes of a meeting, or its notice and list of cases while it is not held')
    .option('--names', 'with the names of those who had the seats (“people”), as they are kept now')
    .action(minutes);
  printing(top.command('extract <cooperation> <decision>'))
    .description('print an extract of a decision for the municipalities it goes to')
    .option('--municipality <number>', 'four digits; default all participants', fourDigits)
    .action(extract);
  asOf(top.command('case <cooperation> <case>'))
    .description('a case on its way through the bodies that treat it, and those that it still waits for')
    .action(oneCase);
  knownAt(answering(top.command('decisions <cooperation>')))
    .description('what was decided in a period, or up to a day')
    .option('--valid-on <date>', 'up to this day; default today')
    .option('--from <date>', 'from this day')
    .option('--to <date>', 'to this day')
    .action(asking.decisions);
  knownAt(period(answering(top.command('explain <cooperation>'))))
    .description('why a municipality owes what it owes, down to the events')
    .requiredOption('--municipality <number>', 'four digits', fourDigits)
    .action(asking.explain);
  knownAt(answering(top.command('diff <cooperation>')))
    .description(
      'what changed in an allocation, or in the state of a day, between two points of the book, and by which events',
    )
    .option('--from <month>', 'first month, YYYY-MM')
    .option('--to <month>', 'last month, YYYY-MM')
    .option('--valid-on <date>', 'the state of this day instead')
    .option('--against <point>', 'the other point, as --known-at; default now')
    .action(asking.diff);

  top.commandsGroup('Beside the book:');
  const document = group(top, 'document', 'documents beside the book: what can name a person');
  common(document.command('add <file>'))
    .description('keep a file, and print its reference and hash for the documents of an entry')
    .option('--media-type <type>', 'such as application/pdf; default by the name of the file')
    .option('--title <text>', 'default the name of the file')
    .addOption(tableOrJson())
    .action(documents.addDocument);
  common(document.command('show <reference>'))
    .description('the content, on the screen or in a new file')
    .option('--out <file>', 'write it here')
    .action(documents.showDocument);
  common(document.command('list'))
    .description('all documents, and when and on what ground some were erased')
    .addOption(tableOrJson())
    .action(documents.listDocuments);
  common(document.command('erase <reference>'))
    .description('erase a document for good; its reference stays')
    .requiredOption('--ground <text>', 'the law or the decision, not whom it concerns')
    .option('--cooperation <id>', 'record the erasure in the book of this cooperation, on the authority named')
    .option('--authority <office>', 'with --cooperation: the office or body on whose authority')
    .option('--yes', 'really')
    .action(documents.eraseDocument);
  common(document.command('erasures'))
    .description('what was erased, one JSON line each, to be kept with the backups')
    .action(listErasures);

  const person = group(top, 'people', 'names of office holders, beside the book and erasable');
  validOn(common(person.command('list <cooperation>', { isDefault: true })))
    .description('who has which office on a day (“people <cooperation>” is enough)')
    .option('--all', 'whoever ever had one')
    .addOption(tableOrJson())
    .action(people.listPeople);
  common(person.command('add <cooperation>'))
    .description('keep the name of somebody in an office; it does not come into the book')
    .requiredOption('--office <id>', 'id of the office or the seat')
    .requiredOption('--name <name>', 'the name')
    .requiredOption('--from <date>', 'the first day')
    .option('--until <date>', 'the first day on which it is no longer so')
    .option('--body <id>', 'the body that the seat is of')
    .option('--municipality <number>', 'four digits; whose office it is', fourDigits)
    .option('--email <address>', 'e-mail address')
    .option('--phone <number>', 'telephone number')
    .addOption(tableOrJson())
    .action(people.addPerson);
  common(person.command('correct <cooperation> <holder>'))
    .description('correct what was wrong; an empty value takes it away')
    .option('--name <name>', 'the name')
    .option('--email <address>', 'e-mail address')
    .option('--phone <number>', 'telephone number')
    .option('--municipality <number>', 'four digits; whose office it is')
    .option('--from <date>', 'the first day')
    .option('--until <date>', 'the first day on which it is no longer so')
    .action(people.correctPerson);
  common(person.command('end <cooperation> <holder>'))
    .description('they have the office no longer; the name stays until it is erased')
    .requiredOption('--until <date>', 'the first day on which it is no longer so')
    .action(people.endPerson);
  common(person.command('erase <cooperation> <holder>'))
    .description('erase a name for good; that it was erased stands in the book')
    .requiredOption('--ground <text>', 'the law or the decision, not whom it concerns')
    .requiredOption('--authority <office>', 'the office or body on whose authority')
    .option('--yes', 'really')
    .action(people.erasePerson);

  const key = group(top, 'key', 'keys to the API, beside the book: made here, shown once, revocable');
  common(key.command('create'))
    .description('make a key and print it, once')
    .requiredOption('--role <role>', `one of ${ROLES.join(', ')}`)
    .requiredOption('--actor <id>', 'id of the office, the same for all its keys, such as styresekretar; not a person')
    .requiredOption('--label <text>', 'what the office is called; not a person’s name')
    .option('--municipality <number>', 'four digits; of a council’s secretary and of an economist')
    .option('--expires <date>', 'its last day, YYYY-MM-DD; default a year from today')
    .addOption(tableOrJson())
    .action(keys.createKey);
  common(key.command('list'))
    .description('every key that was ever made, without its secret')
    .addOption(tableOrJson())
    .action(keys.listKeys);
  common(key.command('revoke <id>'))
    .description('end a key for good, also under a running server')
    .action(keys.revokeKey);

  top.commandsGroup('The book:');
  common(top.command('rebuild'))
    .description('build all projections anew beside the old, then swap')
    .action(recording.rebuild);
  common(top.command('serve'))
    .description('serve the API; on 127.0.0.1 unless told, and elsewhere only with a key')
    .addOption(new Option('--port <port>', 'port').env('PORT').default('3000'))
    .addOption(new Option('--host <address>', 'address to listen on').env('HOST').default('127.0.0.1'))
    .addOption(
      new Option('--allow-host <names>', 'names it is asked by, with a comma between')
        .env('FELLESBOK_HOSTS')
        .default(''),
    )
    .addOption(
      new Option('--trust-proxy <addresses>', 'proxies that say truly who asks, with a comma between')
        .env('FELLESBOK_TRUST_PROXY')
        .default(''),
    )
    .addOption(
      new Option(
        '--store <connection>',
        'KurrentDB server that has the book (esdb://…); the data directory then has its replica',
      )
        .env('FELLESBOK_STORE')
        .default(''),
    )
    .action(serveBook);
  return top;
}
