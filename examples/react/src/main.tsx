import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import "carbon-label/react";

const { VITE_LABELS: LABELS, VITE_OPERATOR: OPERATOR } = import.meta.env;
const NUMBERS = ["DEMO-2026-0003", "DEMO-2026-0001"];

function Product() {
  const [at, setAt] = useState(0);
  const [told, setTold] = useState("");
  return (
    <main>
      <h1>{NUMBERS[at]}</h1>
      <carbon-label
        src={`${LABELS}label/${NUMBERS[at]}.jwt`}
        trust={OPERATOR}
        oncarbon-label-verified={({ detail }) => setTold(`${detail.number}: ${detail.standing}`)}
      >
        <a href={`${LABELS}label/${NUMBERS[at]}/`}>Carbon footprint label</a>
      </carbon-label>
      <output>{told}</output>
      <button onClick={() => setAt(1 - at)}>The other one</button>
    </main>
  );
}

createRoot(document.getElementById("root")!).render(<StrictMode><Product /></StrictMode>);
