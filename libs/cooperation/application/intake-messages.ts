import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Refusal } from '#kernel';
import { type BankFileAnswer, type FileHandedIn, PaymentImport } from './payment-import.ts';

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
