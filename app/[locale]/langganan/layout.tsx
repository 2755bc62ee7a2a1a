// The public frame; forms of each visitor's own, so these pages cannot be kept as the others are.
export { default } from "../(public)/layout";
