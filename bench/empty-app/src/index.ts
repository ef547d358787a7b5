import Resolver from '@forge/resolver';

const resolver = new Resolver();
resolver.define('nothing', () => null);

export const empty = resolver.getDefinitions();
