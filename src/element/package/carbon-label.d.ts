/** How much of the label is drawn. */
export type Size = "badge" | "card" | "full";

/** Which of the label's themes; by default the reader's own choice. */
export type Theme = "light" | "dark" | "auto";

/** Where a certificate stands. */
export type Standing =
  | "in-force"
  | "status-unknown"
  | "suspended"
  | "withdrawn"
  | "cancelled"
  | "expired"
  | "not-yet-valid";

/** Why nothing could be verified. */
export type Cause =
  | "address"
  | "cut-short"
  | "missing"
  | "no-wasm"
  | "not-loaded"
  | "offline"
  | "operator"
  | "programme"
  | "refused"
  | "server"
  | "slow"
  | "stopped"
  | "too-large"
  | "trust"
  | "wrong-type";

/** Signed by a body the operator trusts. Whether its number is current, its standing says. */
export interface VerifiedResult {
  readonly outcome: "verified";
  /** The certificate's number. */
  readonly number: string;
  readonly standing: Standing;
  /** The certified number with its unit, per what and with which boundary, in words. */
  readonly value: string;
  /** The state in a few words. */
  readonly state: string;
}

/** Not to be believed: it has no number. */
export interface RejectedResult {
  readonly outcome: "rejected";
  readonly state: string;
}

/** Nothing is known: the fallback stays. */
export interface UnverifiedResult {
  readonly outcome: "unverified";
  readonly cause: Cause;
  readonly state: string;
}

export type Result = VerifiedResult | RejectedResult | UnverifiedResult;

/** What may be written on `<carbon-label>`. */
export interface CarbonLabelAttributes {
  /** The address of a published label: its `.jwt`, or its page. */
  src?: string;
  size?: Size;
  theme?: Theme;
  lang?: string;
  /** The did:key of the programme's operator, whose trust list counts. */
  trust?: string;
}

/** `<carbon-label>` */
export class CarbonLabel extends HTMLElement {
  src: string;
  size: string;
  theme: string;
  trust: string;
  /** The credential itself, for a page that has it. */
  credential: string | Uint8Array | undefined;
  /** What the last check found; null before. */
  readonly result: Result | null;
  /** Fetches and checks everything again; null when another check took its place. */
  refresh(): Promise<Result | null>;
}

export interface CarbonLabelEvents {
  /** A check ended, however it did. */
  "carbon-label-ready": CustomEvent<Result>;
  "carbon-label-verified": CustomEvent<VerifiedResult>;
  "carbon-label-rejected": CustomEvent<RejectedResult>;
}

declare global {
  interface HTMLElementTagNameMap {
    "carbon-label": CarbonLabel;
  }
  interface HTMLElementEventMap extends CarbonLabelEvents {}
}
