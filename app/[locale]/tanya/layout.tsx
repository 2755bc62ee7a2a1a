// The public frame; its page has a form of its own for every visitor, so it cannot be kept as the others are.
export { default } from "../(public)/layout";
