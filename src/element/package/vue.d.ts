import type { DefineComponent } from "vue";
import type { CarbonLabelAttributes } from "./carbon-label.js";

export * from "./carbon-label.js";

declare module "vue" {
  interface GlobalComponents {
    "carbon-label": DefineComponent<CarbonLabelAttributes & { credential?: string | Uint8Array }>;
  }
}
