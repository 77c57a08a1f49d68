import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Language, Refusal } from '#kernel';
import { type CostFileAnswer, type CostFileHandedIn, CostImport } from './cost-import.ts';
import type { FileHandedIn } from './handed-in.ts';
import { type InvoiceNumbersAnswer, InvoiceNumbersImport } from './invoice-numbers-import.ts';
import { type BankFileAnswer, PaymentImport } from './payment-import.ts';

/** Take a file of the bank into a cooperation’s book. */
export class ImportPayments extends Command<BankFileAnswer | Refusal> {
  constructor(
    readonly file: FileHandedIn,
    /** Decide only; write nothing. */
    readonly dryRun = false,
  ) {
    super();
  }
}

@CommandHandler(ImportPayments)
export class ImportPaymentsHandler implements ICommandHandler<ImportPayments> {
  constructor(private readonly payments: PaymentImport) {}

  execute({ file, dryRun }: ImportPayments) {
    return this.payments.take(file, dryRun);
  }
}

/** Take a file of cost lines into a cooperation’s book. */
export class ImportCosts extends Command<CostFileAnswer | Refusal> {
  constructor(
    readonly file: CostFileHandedIn,
    /** Say what would be recorded, with every bad row; write nothing. */
    readonly preview = false,
    readonly language: Language = 'nb',
  ) {
    super();
  }
}

@CommandHandler(ImportCosts)
export class ImportCostsHandler implements ICommandHandler<ImportCosts> {
  constructor(private readonly costs: CostImport) {}

  execute({ file, preview, language }: ImportCosts) {
    return this.costs.take(file, { preview, language });
  }
}

/** Take the numbers that the host’s own accounting system gave documents. */
export class ImportInvoiceNumbers extends Command<InvoiceNumbersAnswer | Refusal> {
  constructor(readonly file: FileHandedIn) {
    super();
  }
}

@CommandHandler(ImportInvoiceNumbers)
export class ImportInvoiceNumbersHandler implements ICommandHandler<ImportInvoiceNumbers> {
  constructor(private readonly numbers: InvoiceNumbersImport) {}

  execute({ file }: ImportInvoiceNumbers) {
    return this.numbers.take(file);
  }
}
