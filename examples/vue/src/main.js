import { createApp } from "vue";
import "carbon-label/vue";
import Product from "./Product.vue";

createApp(Product).mount("#app");
