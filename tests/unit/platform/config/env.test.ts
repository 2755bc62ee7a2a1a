import { describe, expect, it } from "vitest";
import { EnvironmentError, parseEnvironment } from "@/lib/platform/config/env";

const secret = "s".repeat(32);
const complete = {
  DATABASE_URL: "postgresql://enam:secret-word@db.example:5432/enam",
  NEXTAUTH_SECRET: secret,
  NEXTAUTH_URL: "https://example.go.id",
  INTERNAL_TOKEN: secret,
};

describe("the environment", () => {
  it("needs four variables and has a default for the rest", () => {
    expect(parseEnvironment(complete)).toMatchObject({
      PORT: 3000,
      CITY_NAME: "Kota Kediri",
      DATABASE_POOL_SIZE: 10,
      TRUSTED_PROXY_HOPS: 0,
    });
  });

  it("reads numbers from text and takes an empty variable for one that is not set", () => {
    const environment = parseEnvironment({ ...complete, PORT: "8080", DATABASE_POOL_SIZE: "", OIDC_ISSUER: "" });
    expect(environment).toMatchObject({ PORT: 8080, DATABASE_POOL_SIZE: 10 });
    expect(environment.OIDC_ISSUER).toBeUndefined();
  });

  it.each([
    ["DATABASE_URL", undefined],
    ["DATABASE_URL", "mysql://db/enam"],
    ["NEXTAUTH_SECRET", undefined],
    ["NEXTAUTH_SECRET", "s".repeat(31)],
    ["NEXTAUTH_URL", "example.go.id"],
    ["NEXTAUTH_URL", "javascript:alert(1)"],
    ["INTERNAL_TOKEN", "short"],
    ["PORT", "70000"],
    ["PORT", "http"],
    ["DATABASE_POOL_SIZE", "0"],
    ["DATABASE_POOL_SIZE", "2.5"],
    ["TRUSTED_PROXY_HOPS", "-1"],
  ])("is refused with a sentence that names %s when it is %s", (name, value) => {
    expect(() => parseEnvironment({ ...complete, [name]: value })).toThrow(EnvironmentError);
    expect(() => parseEnvironment({ ...complete, [name]: value })).toThrow(new RegExp(`${name} (is|must)`));
  });

  it("names every fault at once", () => {
    expect(() => parseEnvironment({})).toThrow(/DATABASE_URL.*NEXTAUTH_SECRET.*NEXTAUTH_URL.*INTERNAL_TOKEN/);
  });

  it("wants the three OIDC variables together or not at all", () => {
    const some = { ...complete, OIDC_ISSUER: "https://sso.example.go.id" };
    expect(() => parseEnvironment(some)).toThrow(/OIDC_CLIENT_ID.*OIDC_CLIENT_SECRET/);
    expect(parseEnvironment({ ...some, OIDC_CLIENT_ID: "enam", OIDC_CLIENT_SECRET: "x" }).OIDC_CLIENT_ID).toBe("enam");
  });

  it.each([
    ["https://sso.example.go.id/realms/kota", true],
    ["http://localhost:3210", true],
    ["http://sso.example.go.id", false],
    ["http://localhost.example.go.id", false],
    ["javascript:alert(1)//https://", false],
    ["sso.example.go.id", false],
  ])("an issuer that others on the network could stand in for is refused: %s", (OIDC_ISSUER, allowed) => {
    const parse = () => parseEnvironment({ ...complete, OIDC_ISSUER, OIDC_CLIENT_ID: "enam", OIDC_CLIENT_SECRET: "x" });
    if (allowed) expect(parse().OIDC_ISSUER).toBe(OIDC_ISSUER);
    else expect(parse).toThrow(/OIDC_ISSUER must/);
  });

  it("never prints a value, which may be a password", () => {
    const broken = { ...complete, DATABASE_URL: "mysql://enam:secret-word@db", NEXTAUTH_SECRET: "secret-word" };
    expect(() => parseEnvironment(broken)).not.toThrow(/secret-word/);
  });
});
