'use strict';
/** Copied by the bundler as `__forge_wrapper__.cjs`, where the platform puts its own wrapper. Ours is found by the loader. */
exports.main = (event, context) => require(process.env.SANDBOX_WRAPPER).main(event, context);
