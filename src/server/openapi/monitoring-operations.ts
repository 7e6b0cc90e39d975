import { asJson, type Operation } from './operation.ts';

const health = { type: 'object', properties: { status: { type: 'string' } } };

/** Calls for whoever runs the server. */
export const MONITORING_OPERATIONS: Operation[] = [
  {
    method: 'get',
    path: '/health/live',
    id: 'isLive',
    tag: 'Operations',
    summary: 'Whether the process answers',
    open: true,
    responses: { 200: { description: 'It does.', content: asJson(health) } },
  },
  {
    method: 'get',
    path: '/health/ready',
    id: 'isReady',
    tag: 'Operations',
    summary: 'Whether documents submitted now will be read',
    open: true,
    responses: {
      200: { description: 'They will.', content: asJson(health) },
      503: { description: 'Not at the moment; `status` says why.', content: asJson(health) },
    },
  },
  {
    method: 'get',
    path: '/metrics',
    id: 'getMetrics',
    tag: 'Operations',
    summary: 'Figures for Prometheus',
    open: true,
    responses: {
      200: { description: 'Text format 0.0.4.', content: { 'text/plain': { schema: { type: 'string' } } } },
    },
  },
];
