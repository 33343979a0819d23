// Who may enter which room: ARCHITECTURE.md. test/architecture.test.ts plants violations and sees this go red.
const ORDER = ['knowledge', 'documents', 'language', 'events', 'ledger', 'gaps', 'views'];
const LEAVES = ['model', 'base'];

/** A room may not import rooms to its right, nor pipeline, cli or server. */
const onlyLeft = ORDER.map((room, at) => ({
  name: `${room}-looks-only-left`,
  comment: `${room}/ may import model, base and the rooms to its left`,
  severity: 'error',
  from: { path: `^src/${room}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: `^(web/|src/(${[...ORDER.slice(at + 1), 'watch', 'cli', 'server'].join('|')})/|src/(pipeline|index)\\.ts)`,
  },
}));

const SECOND_DOORS = { model: '|ontology', views: '|figures/index' };

/** Nobody enters a room but by its index.ts. */
const byTheDoor = [...ORDER, ...LEAVES].map((room) => ({
  name: `${room}-by-its-door`,
  comment: `enter ${room}/ by its index.ts`,
  severity: 'error',
  from: { path: '^(src|web)/', pathNot: `^src/${room}/` },
  // Second doors: the vocabularies of model/, which the browser takes without the schemas, and the
  // figures of views/, which bring a drawing library that nothing else should load.
  to: {
    path: `^src/${room}/`,
    pathNot: `^src/${room}/(index${SECOND_DOORS[room] ?? ''})\\.ts$`,
  },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^src/model/' },
      to: { path: '^src/(?!model/)' },
    },
    {
      name: 'base-imports-nothing',
      severity: 'error',
      from: { path: '^src/base/' },
      to: { path: '^src/(?!base/)' },
    },
    {
      name: 'cli-and-server-apart',
      severity: 'error',
      from: { path: '^src/server/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'cli-enters-server-by-its-door',
      severity: 'error',
      from: { path: '^src/(?!server/)' },
      to: { path: '^src/server/', pathNot: '^src/server/index\\.ts$' },
    },
    {
      name: 'nobody-imports-cli',
      severity: 'error',
      from: { path: '^(src/(?!cli/)|web/)' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'watch-by-its-door',
      comment: 'enter watch/ by its index.ts',
      severity: 'error',
      from: { path: '^(src|web)/', pathNot: '^src/watch/' },
      to: { path: '^src/watch/', pathNot: '^src/watch/index\\.ts$' },
    },
    {
      name: 'web-draws-only',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^src/(?!model/(index|ontology)|views/index|views/figures/index|server/types)' },
    },
    {
      name: 'only-the-ledger-knows-sql',
      severity: 'error',
      from: { pathNot: '^(src/ledger/|test/|bench/)' },
      to: { path: 'node_modules/@duckdb' },
    },
    ...onlyLeft,
    ...byTheDoor.map((rule) => ({
      ...rule,
      from: { ...rule.from, pathNot: `${rule.from.pathNot}|\\.test\\.ts$` },
    })),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.mjs', '.svelte'] },
  },
};
