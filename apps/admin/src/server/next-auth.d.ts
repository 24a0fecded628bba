import "next-auth";
import "next-auth/jwt";

declare module "next-auth" {
  interface User {
    readonly id: string;
    /** The row of users.sessions. */
    readonly sid: string;
  }
  interface Session {
    readonly userId: string;
    readonly sid: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    readonly sid: string;
  }
}
