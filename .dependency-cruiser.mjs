/**
 * Who may import whom. Each rule says what to do instead. An exception to a rule stands in its `pathNot` with a reason
 * beside it: the list of exceptions is the list of debts.
 */
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown']
const NODE_MODULES = '(^|/)node_modules/'

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'The domain imports nothing outside itself, not even a type of a package. Let app gather it as a fact and hand it in as data or as a function (see the ports).',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'app-knows-ports-only',
      severity: 'error',
      comment:
        'A use case needs something from outside: say so as a port in app/ports.ts and let an adapter implement it.',
      from: { path: '^src/app/' },
      to: { pathNot: '^src/(app|domain)/' },
    },
    {
      name: 'adapters-are-islands',
      severity: 'error',
      comment:
        'Adapters do not know each other. What two of them need belongs to the domain or a port, or wiring hands one to the other.',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/adapters/', pathNot: '^src/adapters/$1/' },
    },
    {
      name: 'adapters-know-ports',
      severity: 'error',
      comment:
        'An adapter sees domain, app/ports.ts and app/mail-catalog.ts. Options come as arguments from wiring, not from config.',
      from: { path: '^src/adapters/' },
      to: { path: '^src/', pathNot: ['^src/adapters/', '^src/domain/', '^src/app/(ports|mail-catalog)\\.ts$'] },
    },
    {
      name: 'config-stands-alone',
      severity: 'error',
      comment:
        'Configuration is read before anything is built: it may use the lists and types of the domain and nothing else of ours.',
      from: { path: '^src/config/' },
      to: { path: '^src/', pathNot: '^src/(config|domain)/' },
    },
    {
      name: 'only-wiring-builds',
      severity: 'error',
      comment: 'Adapters are built in one place: take what you need from wiring/.',
      // The demo plays the outside world itself, with servers of its own.
      from: { path: '^src/', pathNot: ['^src/wiring/', '^src/adapters/', '^src/cli/demo'] },
      to: { path: '^src/adapters/' },
    },
    {
      name: 'wiring-only-assembles',
      severity: 'error',
      comment: 'Wiring puts parts together; a package is used inside an adapter.',
      from: { path: '^src/wiring/' },
      to: { dependencyTypes: PACKAGES },
    },
    {
      name: 'jobs-are-doorbells',
      severity: 'error',
      comment: 'A job rings a use case: no rules, no adapters, no packages. Move what it does to app.',
      from: { path: '^src/jobs/' },
      to: { pathNot: ['^src/(app|config|domain|jobs|wiring)/', '^node:', '^(worker_threads|process|url|path)$'] },
    },
    {
      name: 'commands-call-app',
      severity: 'error',
      comment: 'A command reads arguments, calls app and prints; only commander, bree and cli-progress belong to it.',
      // The demo brings its own servers and mail client.
      from: { path: '^src/(cli/|main\\.ts)', pathNot: '^src/cli/demo' },
      to: { dependencyTypes: PACKAGES, pathNot: `${NODE_MODULES}(@types/)?(bree|commander|cli-progress)/` },
    },
    {
      name: 'migrations-stand-alone',
      severity: 'error',
      comment: 'A migration must do the same in five years: it imports kysely and nothing of ours.',
      from: { path: '^migrations/' },
      to: { pathNot: ['^migrations/', `${NODE_MODULES}kysely/`] },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or share a third.',
      from: {},
      // A circle of types alone exists only for the compiler.
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports this and it imports nothing: use it or delete it.',
      from: { path: '^src/', orphan: true, pathNot: '\\.d\\.ts$' },
      to: {},
    },
    {
      name: 'not-to-dev-dep',
      severity: 'error',
      comment: 'What runs at a customer must be installed there: move the package to dependencies.',
      // The demo says what to install where its servers are missing.
      from: { path: '^(src|migrations)/', pathNot: '^src/cli/demo' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: `${NODE_MODULES}@types/` },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      comment: 'This import leads nowhere.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: NODE_MODULES },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'require', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
