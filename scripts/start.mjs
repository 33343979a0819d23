// `npm start`: builds what is not built yet, then runs the main job.
import { build } from './build.mjs';

build();
process.argv.splice(2, 0, 'start');
await import('../dist/cli/main.js');
