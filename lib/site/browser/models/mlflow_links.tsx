/**
 * Links to the reader's own MLflow server, where it has been told.
 *
 * @module
 */

import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ModelsFile } from "../../files/models_format.ts";
import { experimentAddress, keepAddress, modelAddress, parseAddress } from "./mlflow_address.ts";

/** The field for the address, and what there is at the server. */
export function MlflowLinks(
  { mlflow, server, onServer }: Pick<ModelsFile, "mlflow"> & {
    server: string | null;
    onServer: (server: string | null) => void;
  },
): JSX.Element {
  const [text, setText] = useState(server ?? "");
  const [problem, setProblem] = useState("");
  const keep = (address: string | null) => {
    keepAddress(address);
    onServer(address);
    setProblem("");
  };
  const use = () => {
    const address = parseAddress(text);
    if (address) return keep(address);
    setProblem("Write the address as http://HOST:PORT, without a name or password.");
  };
  return (
    <section class="panel">
      <h2 id="mlflow">At an MLflow server</h2>
      <p class="small">
        <code>deno task mlflow sync --mlflow URL</code>{" "}
        sends all of this to a server of yours. With its address here, this page links to it; the
        address stays in this browser, and the page asks the server nothing.
      </p>
      <div class="row controls">
        <label>
          Address
          <input
            type="url"
            value={text}
            placeholder="http://127.0.0.1:5000"
            aria-describedby="mlflow-problem"
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={({ key }) => key === "Enter" && use()}
          />
        </label>
        <button type="button" onClick={use}>Link</button>
        {server && (
          <button
            type="button"
            onClick={() => {
              setText("");
              keep(null);
            }}
          >
            Forget
          </button>
        )}
      </div>
      <p id="mlflow-problem" class="small" role="status">
        {problem || (server ? `Links go to ${server}.` : "No server is linked.")}
      </p>
      {server && (
        <ul>
          {mlflow.experiments.map((name) => (
            <li key={name}>
              Experiment <Outside href={experimentAddress(server, name)}>{name}</Outside>
            </li>
          ))}
          {mlflow.models.map((name) => (
            <li key={name}>
              Model <Outside href={modelAddress(server, name)}>{name}</Outside>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The way to a fit: its experiment, in which runs have the names of their records. */
export function RunLink(
  { server, experiment }: { server: string; experiment: string },
): JSX.Element {
  return (
    <>
      {"; "}
      <Outside href={experimentAddress(server, experiment)}>at MLflow</Outside>
    </>
  );
}

function Outside({ href, children }: { href: string; children: string }): JSX.Element {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="hidden">(opens in a new tab)</span>
    </a>
  );
}
