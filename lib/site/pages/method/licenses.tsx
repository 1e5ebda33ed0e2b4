/**
 * Terms of the data, and licenses of the project and of the packages in the site's scripts.
 *
 * @module
 */

import type { JSX } from "preact";
import { useContext } from "preact/hooks";
import { formatNumberOf } from "../../../describe/format.ts";
import { LICENSES, ShippedPackages } from "../../shipped_packages.ts";

/** Terms and licenses. */
export function Licenses(): JSX.Element {
  return (
    <section id="licenses">
      <h2>Terms and licenses</h2>
      <h3>The records</h3>
      <p>
        City of Chicago Data Portal, <em>Crimes – 2001 to Present</em>{" "}
        (ijzp-q8t2). The Chicago Police Department publishes them with a disclaimer, in essence:
      </p>
      <ul>
        <li>
          Records may rest on preliminary information that was not verified; classes may change
          after investigation; machines and people err.
        </li>
        <li>
          The department guarantees neither accuracy, completeness, timeliness nor the right order,
          and says that the information should not be used to compare periods.
        </li>
        <li>
          It is not liable for errors, for the use of the information or for what comes of it.
        </li>
        <li>
          Maps are approximate. Attempts to derive specific addresses are strictly prohibited.
        </li>
        <li>Its name and logo must not be used as if it stood behind this.</li>
        <li>The city makes no claim about the data either; they are used at one’s own risk.</li>
      </ul>
      <p>
        PatrolIQ uses data that were modified from their original source, www.cityofchicago.org, the
        official website of the City of Chicago. It is not affiliated with the city or its police.
      </p>
      <h3>Weights of severity</h3>
      <p>
        Contains public sector information licensed under the Open Government Licence v3.0 (Office
        for National Statistics, Crime Severity Score). Source: Statistics Canada, Measuring Crime
        in Canada, 2009; reproduced and distributed on an “as is” basis with the permission of
        Statistics Canada. Neither office endorses this use.
      </p>
      <h3>The code</h3>
      <p>PatrolIQ is under the MIT license.</p>
      <Packages />
    </section>
  );
}

function Packages(): JSX.Element {
  const packages = useContext(ShippedPackages);
  return (
    <>
      <p>
        The scripts of this site also hold code of{" "}
        {formatNumberOf(packages.length, "package")}. All texts, word by word:{" "}
        <a href={LICENSES}>{LICENSES}</a>.
      </p>
      {packages.length > 0 && (
        <details>
          <summary>{formatNumberOf(packages.length, "package")} and their licenses</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">Package</th>
                <th scope="col">Version</th>
                <th scope="col">License</th>
              </tr>
            </thead>
            <tbody>
              {packages.map(({ name, version, license }) => (
                <tr key={`${name} ${version}`}>
                  <th scope="row">{name}</th>
                  <td>{version}</td>
                  <td>{license}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </>
  );
}
