// The public frame; what is found depends on what was asked, so it cannot be kept as the other pages are.
export { default } from "../(public)/layout";
