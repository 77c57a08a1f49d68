import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { ActedRequest } from './acted-request.ts';
import { refusedPermission } from './gate.ts';
import { HttpRefused } from './problem.ts';
import { type Permission, REQUIRES } from './requires.ts';

export type { ActedRequest } from './acted-request.ts';

/** Looks once more, at the handler that will really run: the edge judged by the address. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { actor } = context.switchToHttp().getRequest<ActedRequest>();
    const handler = context.getHandler();
    const required = this.reflector.getAllAndOverride<Permission | undefined>(REQUIRES, [handler, context.getClass()]);
    if (required === undefined) throw new Error(`${context.getClass().name}.${handler.name} declares no permission`);
    const refused = refusedPermission(actor, required);
    if (refused) throw new HttpRefused(refused);
    return true;
  }
}
