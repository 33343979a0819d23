import { OpenAPIHono } from '@hono/zod-openapi';
import type { Hono } from 'hono';
import type { TraceEntry } from '../events/index.ts';
import type { Document } from '../model/index.ts';
import { conditional } from './cache.ts';
import type { ServerContext } from './context.ts';
import { createMeasures } from './measures.ts';
import { invalidValue, problemResponse, unknownRoute, validationHook } from './problem.ts';
import type { Importer } from './importing.ts';
import { analysisRoutes } from './routes/analyses.ts';
import { briefRoutes } from './routes/briefs.ts';
import { documentRoutes } from './routes/documents.ts';
import { figureRoutes } from './routes/figures.ts';
import { findRoutes } from './routes/find.ts';
import { gapRoutes } from './routes/gaps.ts';
import { importRoutes } from './routes/import.ts';
import { healthRoute, ledgerRoutes } from './routes/ledger.ts';
import { methodRoute } from './routes/method.ts';
import { nameRoutes } from './routes/names.ts';
import { recordRoutes } from './routes/records.ts';
import { queueRoutes } from './routes/queue.ts';
import { sinceRoute, stateRoutes } from './routes/changes.ts';
import { createPins, pinned, type Pins } from './pins.ts';
import { reviewRoutes } from './routes/reviews.ts';
import { textRoutes } from './routes/texts.ts';
import { hostCheck, originCheck, securityHeaders } from './security.ts';
import { createSnapshots } from './snapshot.ts';
import type { NameSource, RecordStore } from './source.ts';
import { assetResponse, loadAssets } from './static.ts';

type StatePins = Pins<{
  context: ServerContext;
  fetch: (request: Request, env: unknown) => Promise<Response> | Response;
}>;

export interface AppOptions {
  ledger: RecordStore;
  knowledge: NameSource;
  /** Folder of the built workbench; null serves the interface for programs alone. */
  webRoot: string | null;
  version: string;
  /** ISO day by which "overdue" is told. */
  today: string;
  /** The moment, for what a person does here; a ledger is never dated by the clock otherwise. */
  now?: () => string;
  /** Why the coder read a document as it did; without it there are no other readings to show. */
  explain?: (document: Document) => TraceEntry[];
  /** The ledger's folder: briefs are kept in it. Without it none are. */
  dir?: string;
  /** Adds documents; without it nothing can be added here. */
  importer?: Importer;
}

/** The HTTP service: `/api/v1` and the workbench. Listens to nothing itself; see `serve`. */
export function createApp(options: AppOptions): Hono {
  const { ledger: store, knowledge: names, version, today } = options;
  const now = options.now ?? (() => `${today}T00:00:00.000Z`);
  const contextOf = (of: RecordStore, asOf: string): ServerContext => ({
    ...{ store: of, names, version, today: asOf, now },
    ...readingOf(of, names, version, now),
    explain: options.explain ?? (() => []),
    dir: options.dir ?? null,
    importer: options.importer ?? null,
  });
  const context = contextOf(store, today);
  const pins = createPins(store, (then, day) => {
    const own = contextOf(then, day ?? today);
    const alone = new OpenAPIHono();
    alone.route('/api/v1', createApi(own, null));
    return {
      context: own,
      fetch: (request: Request, env: unknown) => alone.fetch(request, env as object),
    };
  });
  const app = new OpenAPIHono();
  app.use(securityHeaders, hostCheck, originCheck);
  app.route('/api/v1', createApi(context, pins));
  app.all('/api/*', (c) => unknownRoute(c.req.path));
  const assets = options.webRoot === null ? null : loadAssets(options.webRoot);
  app.get('*', (c) => {
    const tag = c.req.header('if-none-match');
    const found = assets === null ? null : assetResponse(assets, c.req.path, tag);
    if (found !== null) return found;
    return assets === null || assets.size === 0 ? notBuilt() : unknownRoute(c.req.path);
  });
  app.notFound((c) => unknownRoute(c.req.path));
  app.onError(() =>
    problemResponse({
      status: 500,
      code: 'server/failed',
      title: 'Failed',
      detail: 'The answer could not be made.',
      advice: 'Try again; if it stays so, report the address and the version.',
    }),
  );
  return app as unknown as Hono;
}

/** What the routes read a store through. */
const readingOf = (store: RecordStore, names: NameSource, version: string, now: () => string) => {
  const snapshots = createSnapshots(store, now);
  return { snapshots, measures: createMeasures(snapshots, names, version) };
};

/** The routes over one state of the ledger; `pins` opens others, where this is the state of now. */
function createApi(context: ServerContext, pins: StatePins | null): OpenAPIHono {
  const api = new OpenAPIHono({ defaultHook: validationHook });
  healthRoute(api, context);
  const { store, version, today } = context;
  api.doc31('/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Entente',
      version,
      description: 'Records of what states say and do, and measures of the gaps between them.',
    },
    servers: [{ url: '/api/v1' }],
  });
  if (pins !== null) {
    stateRoutes(api, context, pins);
    api.use(pinned(pins));
  }
  briefRoutes(api, context);
  importRoutes(api, context);
  api.use(
    conditional({
      fingerprint: () => store.fingerprint(),
      knowledge: context.names.fingerprint,
      version,
      today,
    }),
  );
  api.use(async (c, next) => {
    const domain = c.req.query('domain');
    const ids = context.names.domains.map(({ id }) => id);
    // Domains may be the user's own, so that no schema can list them.
    const unknown = domain?.split(',').find((one) => !ids.includes(one));
    if (unknown !== undefined)
      return invalidValue('domain', unknown, `Use one of ${ids.join(', ')}.`);
    return next();
  });
  for (const routes of [
    ledgerRoutes,
    gapRoutes,
    analysisRoutes,
    textRoutes,
    figureRoutes,
    recordRoutes,
    documentRoutes,
    findRoutes,
    nameRoutes,
    reviewRoutes,
    queueRoutes,
    sinceRoute,
    methodRoute,
  ])
    routes(api, context);
  return api;
}

const notBuilt = (): Response =>
  new Response('The workbench is not built: run "npm run build". Programs find /api/v1 here.\n', {
    status: 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
