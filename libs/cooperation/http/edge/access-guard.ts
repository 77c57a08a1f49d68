import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Actor } from '#kernel';
import { HttpRefused } from './problem.ts';
import { notPermitted } from './refusals.ts';
import { type Permission, REQUIRES } from './requires.ts';

/** A request on behalf of someone. */
export interface ActedRequest extends Request {
  actor?: Actor;
}

/** Whoever reaches the loopback interface reads, and does nothing else. */
const LOCAL_READER: Actor = { id: 'local-reader', role: 'AUDITOR' };
const LOCAL_READER_MAY: ReadonlySet<Permission> = new Set(['health.read', 'docs.read', 'book.read']);

/** Gives every request its actor and lets it through only when the actor has what the route requires. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<ActedRequest>();
    request.actor = LOCAL_READER;
    const required = this.reflector.getAllAndOverride<Permission | undefined>(REQUIRES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (required !== undefined && LOCAL_READER_MAY.has(required)) return true;
    throw new HttpRefused({
      refusal: notPermitted({ actor: request.actor.id, permission: required ?? '(not declared)' }),
    });
  }
}
