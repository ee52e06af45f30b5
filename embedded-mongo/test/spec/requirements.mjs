// Which tests apply to which server.
/** Says why a test does not apply. */
export class Skip extends Error {}

function compareVersions(a, b) {
  const [x, y] = [a, b].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) if ((x[i] ?? 0) !== (y[i] ?? 0)) return (x[i] ?? 0) - (y[i] ?? 0);
  return 0;
}

function meets(requirement, server) {
  const { minServerVersion, maxServerVersion, topologies, serverParameters, auth, csfle, serverless } =
    requirement;
  if (minServerVersion && compareVersions(server.version, minServerVersion) < 0) return false;
  if (maxServerVersion && compareVersions(server.version, maxServerVersion) > 0) return false;
  if (topologies && !topologies.includes(server.topology)) return false;
  return !serverParameters && auth !== true && !csfle && serverless !== 'require';
}

/** @throws Skip when the server meets none of the requirements */
export function checkRequirements(requirements, server) {
  if (requirements && !requirements.some((requirement) => meets(requirement, server)))
    throw new Skip('other server');
}
