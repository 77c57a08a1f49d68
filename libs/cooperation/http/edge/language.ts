import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { isLanguage, type Language } from '#kernel';

/** `nb`, `nn` or `en` for a language tag such as `nb-NO`, `no` or `en-GB`; null for any other. */
function known(tag: string): Language | null {
  const [primary = ''] = tag.toLowerCase().split('-');
  if (primary === 'no') return 'nb';
  return isLanguage(primary) ? primary : null;
}

/** The language that `Accept-Language` likes best of those there are; bokmål when it names none. */
export function languageOf(header: string | undefined): Language {
  const wanted = (header ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.split(';').map((text) => text.trim());
    const language = known(tag);
    const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
    const quality = q === undefined ? 1 : Number(q);
    return language !== null && quality > 0 && quality <= 1 ? [{ language, quality }] : [];
  });
  // Sorting is stable: of two liked equally the first named wins.
  return wanted.sort((a, b) => b.quality - a.quality)[0]?.language ?? 'nb';
}

/** The language to answer a request in. */
export const AskedLanguage = createParamDecorator((_: unknown, context: ExecutionContext) =>
  languageOf(context.switchToHttp().getRequest<Request>().headers['accept-language']),
);
