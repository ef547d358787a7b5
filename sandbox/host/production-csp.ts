import { CSPInjectionService, CSPProcessingService } from '@forge/csp';
import { load } from 'cheerio/slim';

const silent = { info: () => undefined };

/**
 * The header Atlassian sends with an app's page, by Atlassian's own package.
 * Two things differ: frames are allowed on the sandbox's pages, and violations are reported to the sandbox.
 * @param hostOrigin origin of the page around the frame
 */
export function productionCsp(params: {
  readonly html: string;
  readonly permissions: Readonly<Record<string, unknown>>;
  readonly hostOrigin: string;
}): string {
  const { html, permissions, hostOrigin } = params;
  const existingCSPDetails = new CSPProcessingService(silent, load).getCspDetails(html, permissions);
  const directives = new CSPInjectionService().getInjectableCSP({
    existingCSPDetails,
    microsEnv: 'prod',
    hostname: new URL(hostOrigin).host,
  });
  // Not by the package's own parameter: it would also allow connections to localhost, which production does not.
  return directives
    .map((directive) =>
      directive.startsWith('report-uri ') ? `report-uri ${hostOrigin}/__host/csp-report` : directive,
    )
    .join('; ');
}
