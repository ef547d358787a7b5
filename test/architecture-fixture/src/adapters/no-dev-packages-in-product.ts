import ajv from 'ajv';

export const leak: unknown = ajv;
