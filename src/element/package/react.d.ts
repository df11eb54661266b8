import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { CarbonLabel, CarbonLabelAttributes, CarbonLabelEvents } from "./carbon-label.js";

export * from "./carbon-label.js";

/** React 19 listens to an element's own events by `on` and their name. */
type Listeners = { [Name in keyof CarbonLabelEvents as `on${Name}`]?: (event: CarbonLabelEvents[Name]) => void };

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "carbon-label": DetailedHTMLProps<HTMLAttributes<CarbonLabel>, CarbonLabel> &
        CarbonLabelAttributes &
        Listeners & { credential?: string | Uint8Array };
    }
  }
}
