import type { CarbonLabel, CarbonLabelAttributes, CarbonLabelEvents } from "./carbon-label.js";
import type { HTMLAttributes } from "svelte/elements";

export * from "./carbon-label.js";

type Listeners = { [Name in keyof CarbonLabelEvents as `on${Name}`]?: (event: CarbonLabelEvents[Name]) => void };

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "carbon-label": HTMLAttributes<CarbonLabel> &
      CarbonLabelAttributes &
      Listeners & { credential?: string | Uint8Array };
  }
}
