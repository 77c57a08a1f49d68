/** Jest 30 on ES modules (needs --experimental-vm-modules); swc compiles TypeScript with Nest's decorators. */
export default {
  // A slow machine is no failure.
  testTimeout: 120_000,
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#kernel/testing$': '<rootDir>/libs/kernel/testing.ts',
    '^#(kernel|event-store|projections|private-file|ehf|bank-files|paper|people|documents|access|governance|allocation|budget|delivery|control|invoicing|cost-files|cooperation)$':
      '<rootDir>/libs/$1/index.ts',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  // One more than the two cores it is meant for: many tests wait for processes of their own.
  maxWorkers: 3,
  // What a suite loaded is not all let go of, and collecting garbage in a large heap took a sixth of the time.
  workerIdleMemoryLimit: '800MB',
};
