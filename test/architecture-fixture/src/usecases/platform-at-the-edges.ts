import api from '@forge/api';

export const leak: unknown = api;
