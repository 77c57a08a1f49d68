import { type Command, Option } from 'commander';
import { closeAccounts, recordAudit } from './accounts.ts';
import * as basis from './basis.ts';
import * as setup from './billing.ts';
import {
  answering,
  asOf,
  common,
  fourDigits,
  group,
  knownAt,
  kronerAsked,
  recording,
  tableOrJson,
  validOn,
  wholeNumber,
  wholeYear,
} from './command-options.ts';
import * as costing from './costs.ts';
import * as runs from './invoice-runs.ts';
import * as steps from './invoice-steps.ts';
import * as invoicing from './invoices.ts';
import { ledger } from './ledger.ts';
import { paper } from './paper.ts';
import * as paying from './payments.ts';
import * as byHand from './payments-by-hand.ts';
import { reconciliation } from './reconciliation.ts';
import * as billing from './settlement.ts';

/** Costs, invoices, payments and accounts: what the economist asks and records. */
export function moneyCommands(top: Command): void {
  const costs = group(top, 'costs', 'cost lines');
  common(costs.command('import <cooperation> <file>'))
    .description('record the cost lines of a file, all of them or none: CSV or XLSX by a mapping, or plain CSV')
    .option('--mapping <mapping>', 'a file that says how it is read (YAML or JSON), or the id of a mapping of the book')
    .option('--preview', 'show the sums by category and account and every row that is wrong; write nothing')
    .option('--dry-run', 'the same')
    .action(costing.importCosts);
  asOf(costs.command('mappings <cooperation>'))
    .description('how the files of accounting systems are read on a day')
    .action(costing.costMappings);

  const payments = group(top, 'payments', 'what the bank booked');
  asOf(payments.command('list <cooperation>', { isDefault: true }))
    .description('what the bank booked and what it was put against (“payments <cooperation>” is enough)')
    .option('--year <year>', 'only what the bank booked in this year', wholeYear)
    .option('--unmatched', 'only what is not wholly put against documents')
    .action(paying.payments);
  common(payments.command('import <cooperation> <file>'))
    .description('take a file of the bank (camt.053, camt.054), all of it or nothing; each payment counts once')
    .addOption(tableOrJson())
    .option('--dry-run', 'tell what would happen, write nothing')
    .action(paying.importPayments);
  recording(payments.command('record <cooperation> <payment>'))
    .description('record by hand what the bank booked on a day (--on); the id is yours to choose, and is used once')
    .requiredOption('--amount <kroner>', 'below zero: it went out of the account', kronerAsked)
    .option('--kid <kid>', 'the KID that it names')
    .option('--entry <reference>', 'the bank’s own reference, by which a file of the bank knows it again')
    .option('--invoice <number=kroner...>', 'put it against these documents; one without kroner gets the rest')
    .action(byHand.recordPayment);
  const ofPayment = (name: string): Command =>
    recording(payments.command(`${name} <cooperation>`))
      .argument('<year>', 'the year in which the bank booked it', wholeYear)
      .argument('<payment>', 'id of the payment');
  ofPayment('match')
    .argument('<number=kroner...>', 'documents; one without kroner gets what is left')
    .description('put a payment, or what is left of it, against documents')
    .action(byHand.matchPayment);
  ofPayment('unmatch')
    .description('take back what a payment was put against')
    .requiredOption('--ground <text>', 'why')
    .action(byHand.unmatchPayment);

  const billed = group(top, 'billing', 'how the host invoices: seller, buyers, late interest, VAT');
  const applying = (command: Command): Command =>
    recording(command).option('--from <date>', 'the day it applies from; default the day it happened');
  const addressed = (command: Command): Command =>
    applying(command)
      .option('--street <street>', 'street and number')
      .requiredOption('--postal-code <digits>', 'four digits')
      .requiredOption('--city <city>', 'place of the postal code');
  addressed(billed.command('seller <cooperation>'))
    .description('record how the host invoices')
    .requiredOption('--account <number>', 'the account that is paid to')
    .option('--iban <iban>', 'the same account as IBAN')
    .option('--bic <bic>', 'BIC of the bank')
    .requiredOption('--payment-days <days>', 'days from issue to due date', wholeNumber)
    .option('--kid <method:digits>', 'how a KID is made, such as MOD10:12; default: none is used', setup.kidAsked)
    .option('--no-vat-registered', 'the host is not in the register of VAT')
    .action(setup.recordSeller);
  addressed(billed.command('buyer <cooperation>').argument('<municipality>', 'four digits', fourDigits))
    .description('record how a municipality is invoiced')
    .requiredOption('--reference <text>', 'what it wants every invoice to carry; not a person')
    .option('--order <text>', 'its order')
    .option('--endpoint <digits>', 'organisation number that receives EHF; default: the municipality’s')
    .action(setup.recordBuyer);
  applying(billed.command('rate <cooperation> <percent>'))
    .description('record a rate of late interest, in per cent a year')
    .requiredOption('--regulation <text>', 'the regulation that fixed it')
    .action(setup.recordRate);
  applying(billed.command('vat <cooperation> <category> <code>'))
    .description('record a decision on the VAT of a category of cost (A-20): S with VAT, E exempt, O outside')
    .option('--rate <percent>', 'of S, such as 25', '0')
    .requiredOption('--legal-basis <text>', 'the provision it rests on')
    .requiredOption('--decision <id>', 'id of the decision')
    .requiredOption('--body <id>', 'the body that decided')
    .requiredOption('--wording <text>', 'the decision, word for word')
    .option('--votes <for-against>', 'such as 19-0', setup.votesAsked)
    .action(setup.chooseVat);

  const invoices = group(top, 'invoices', 'what was and is to be invoiced');
  const ofKind = (command: Command): Command =>
    command
      .argument('<year>', 'the accounting year', wholeYear)
      .addOption(
        new Option('--kind <kind>', 'an instalment, the settlement of the year, or what changed after it')
          .choices(['ON_ACCOUNT', 'SETTLEMENT', 'CORRECTION'])
          .makeOptionMandatory(),
      );
  asOf(invoices.command('list <cooperation>', { isDefault: true }))
    .description('invoices and credit notes on a day, and runs not issued (“invoices <cooperation>” is enough)')
    .argument('[year]', 'only what concerns this accounting year', wholeYear)
    .option('--municipality <number>', 'only those of one municipality', fourDigits)
    .option(
      '--status <status>',
      'only DRAFT, ISSUED, SENT, PARTLY_PAID, PAID, OVERDUE, CREDITED, DISPUTED or WRITTEN_OFF',
    )
    .action(invoicing.invoices);
  ofKind(asOf(invoices.command('propose <cooperation>')))
    .description('what the next run should bill by the rules, and why; records nothing')
    .action(billing.proposeRun);
  ofKind(recording(invoices.command('prepare <cooperation>')))
    .description('record the run that “propose” shows; one must then attest it, and another approve it')
    .action(billing.prepareRun);
  const ofRun = (name: string, description: string) =>
    recording(invoices.command(`${name} <cooperation>`))
      .argument('<year>', 'the accounting year', wholeYear)
      .argument('<run>', 'id of the run')
      .description(description);
  ofRun('attest', 'vouch for the figures of a run').action(runs.attest);
  ofRun('approve', 'order a run to be issued; another office than who prepared or attested it').action(runs.approve);
  ofRun('issue', 'number every document of a run and make its EHF')
    .option('--due <date>', 'due date; default: by the days to pay of the host')
    .action(runs.issue);
  ofRun('return', 'give up a run that is not issued').requiredOption('--ground <text>', 'why').action(runs.giveUp);
  asOf(invoices.command('basis <cooperation>'))
    .argument('<year>', 'the accounting year', wholeYear)
    .argument('<run>', 'id of the run')
    .description('what the host’s own accounting system needs to make out the documents of an issued run')
    .action(basis.invoiceBasis);
  common(invoices.command('numbers <cooperation> <file>'))
    .description('take the numbers that the host’s own system gave documents: CSV with the columns invoice and number')
    .action(basis.importNumbers);
  const ofInvoice = (name: string, description: string) =>
    recording(invoices.command(`${name} <cooperation> <number>`)).description(description);
  ofInvoice('credit', 'prepare the credit note that takes back a whole document')
    .requiredOption('--ground <text>', 'why')
    .option('--run <id>', 'id of the run; default: after the document')
    .action(runs.credit);
  ofInvoice('interest', 'prepare a claim for late interest on a document, on a decision')
    .requiredOption('--decision <id>', 'the decision that claims it')
    .option('--amount <kroner>', 'default: what it has come to on the day', kronerAsked)
    .option('--run <id>', 'id of the run; default: after the document')
    .action(steps.claimInterest);
  ofInvoice('send', 'record that a document was sent')
    .addOption(
      new Option('--channel <channel>', 'how it was sent').choices(['EHF', 'EMAIL', 'PAPER', 'OTHER']).default('EHF'),
    )
    .action(steps.send);
  ofInvoice('own-number', 'record the number that the host’s own system gave a document')
    .argument('<own>', 'the number there')
    .action(steps.ownNumber);
  ofInvoice('dispute', 'dispute a document, or a part of it')
    .requiredOption('--ground <text>', 'why')
    .option('--amount <kroner>', 'only so much of it', kronerAsked)
    .option('--municipality <number>', 'the municipality that disputes it; default: the host records it', fourDigits)
    .action(steps.dispute);
  ofInvoice('settle-dispute', 'answer a dispute: the claim stands, or it is credited by a credit note of its own')
    .addOption(new Option('--outcome <outcome>', 'how it ended').choices(['STANDS', 'CREDITED']).makeOptionMandatory())
    .requiredOption('--ground <text>', 'why')
    .action(steps.settleDispute);
  ofInvoice('write-off', 'give up a claim by a decision')
    .requiredOption('--decision <id>', 'the decision that gives it up')
    .option('--amount <kroner>', 'default: all that is open on the day', kronerAsked)
    .action(steps.writeOff);
  const accounts = group(top, 'accounts', 'the accounts of a year');
  const ofYear = (name: string) =>
    recording(accounts.command(`${name} <cooperation>`).argument('<year>', 'the accounting year', wholeYear));
  ofYear('close')
    .description('close the accounts of a year: what comes after becomes corrections')
    .action(closeAccounts);
  ofYear('audit').description('record that the auditor gave his report on the accounts of a year').action(recordAudit);
  asOf(top.command('settlement <cooperation>').argument('<year>', 'the accounting year', wholeYear))
    .description('what a year cost each municipality, what it was billed, and what is left to settle')
    .action(billing.settlement);
  asOf(top.command('invoice <cooperation> <number>'))
    .description('one invoice or credit note on a day, with everything that happened with it')
    .action(invoicing.invoice);
  knownAt(common(top.command('ehf <cooperation> <number>')))
    .description('the EHF document of an invoice or credit note, byte for byte as it was issued')
    .option('--out <file>', 'write it into this new file')
    .action(invoicing.ehf);
  knownAt(validOn(common(top.command('paper <cooperation> <number-or-year>'))))
    .description('an invoice or credit note as a PDF with how its amount came about, or the settlement of a year')
    .requiredOption('--out <file>', 'write it into this new file')
    .action(paper);
  asOf(top.command('balances <cooperation>'))
    .description('what each municipality owes on a day, and how old it is')
    .action(invoicing.balances);
  knownAt(
    answering(
      top
        .command('balance-confirmation <cooperation>')
        .argument('<municipality>', 'four digits', fourDigits)
        .argument('<date>', 'the day, YYYY-MM-DD, such as the last of the year'),
    ),
  )
    .description('what the host says is open with a municipality at the end of a day, document by document')
    .action(invoicing.balanceConfirmation);
  asOf(top.command('ledger <cooperation>').argument('<year>', 'the accounting year', wholeYear))
    .description('the trial balance of a year, or the statement of one account')
    .option('--account <account>', 'the statement of this account, as the trial balance names it')
    .option('--reconcile', 'allocation, invoices, payments and ledger beside each other, per municipality')
    .action((cooperation, year, options) => (options.reconcile ? reconciliation : ledger)(cooperation, year, options));
}
