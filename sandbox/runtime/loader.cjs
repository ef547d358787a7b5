'use strict';
/**
 * Copied by the bundler beside the app's code as `__forge__.cjs`, where the platform puts its own loader. The process names
 * the wrapper to run, so that one cached bundle serves any version of this sandbox.
 */
exports.main = (event, context) => require(process.env.SANDBOX_WRAPPER).main(event, context);
