import { Injectable, type OnModuleInit, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Permission, REQUIRES } from './requires.ts';
import { type FileTaken, TAKES } from './takes.ts';

/** One route as its controller declares it; `:name` stands for one part of the path. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly requires: Permission;
  /** The file it takes as its body; null when it takes JSON or none. */
  readonly takes: FileTaken | null;
}

/** Thrown at start: somebody could reach a route of which nobody said who may. */
export class PermissionNotDeclared extends Error {
  override readonly name = 'PermissionNotDeclared';
  constructor(readonly route: string) {
    super(`${route} declares no permission: add @Requires(…)`);
  }
}

/** Every route there is, read from the controllers when the server starts. */
@Injectable()
export class RouteTable implements OnModuleInit {
  #routes: readonly Route[] = [];
  #patterns: readonly { readonly route: Route; readonly pattern: RegExp }[] = [];

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  get routes(): readonly Route[] {
    return this.#routes;
  }

  /** @throws PermissionNotDeclared */
  onModuleInit(): void {
    const scanner = new MetadataScanner();
    this.#routes = this.discovery.getControllers().flatMap(({ instance, metatype }) => {
      if (!instance || typeof metatype !== 'function') return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name] as () => unknown;
        const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
        if (path === undefined) return [];
        const requires = this.reflector.getAllAndOverride<Permission | undefined>(REQUIRES, [handler, metatype]);
        if (!requires) throw new PermissionNotDeclared(`${metatype.name}.${name}`);
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const base: unknown = Reflect.getMetadata(PATH_METADATA, metatype);
        const takes = this.reflector.get<FileTaken | undefined>(TAKES, handler) ?? null;
        return [{ method, path: joined(String(base), String(path)), requires, takes }];
      });
    });
    this.#patterns = this.#routes.map((route) => ({ route, pattern: patternOf(route.path) }));
  }

  /** The methods with which the path can be asked, HEAD wherever GET is; none when there is no such path. */
  methodsOf(path: string): readonly string[] {
    const methods = this.#patterns.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route.method);
    return [...new Set(methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])))];
  }

  /** The route that answers, HEAD like GET. */
  find(method: string, path: string): Route | undefined {
    const asked = method === 'HEAD' ? 'GET' : method;
    return this.#patterns.find(({ route, pattern }) => route.method === asked && pattern.test(path))?.route;
  }
}

const joined = (...parts: readonly string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:[A-Za-z]+/g, '[^/]+')}/?$`);
