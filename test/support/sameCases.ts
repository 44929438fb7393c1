import fc from "fast-check";

// Generated cases are the same in each `npm test`: whether a commit passes is a matter of the commit. New ones are tried
// by `npm run test:exhaustive`, which draws others each time and prints the seed of what fails.
// There they are as many as fast-check draws where a test says nothing, 100: half of them see a fault nearly as often.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20_261_129, numRuns: 50 });
