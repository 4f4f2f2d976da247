import js from '@eslint/js';

// Names that do not exist are found by the type checker, which knows those of browsers.
export default [
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2025, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-undef': 'off',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Texts of people would become markup; draw them with Lit.' },
        { property: 'outerHTML', message: 'Texts of people would become markup; draw them with Lit.' },
        { property: 'insertAdjacentHTML', message: 'Texts of people would become markup; draw them with Lit.' },
      ],
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
    },
  },
];
