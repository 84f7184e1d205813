'use strict';

SwaggerUIBundle({
  url: '/docs/spec',
  dom_id: '#specification',
  deepLinking: true,
  docExpansion: 'list',
  validatorUrl: null,
  // The same address answers with this page or with the document, by Accept.
  requestInterceptor: (request) => {
    if (request.loadSpec) {
      request.headers.Accept = 'application/x-yaml';
    }
    return request;
  },
});
