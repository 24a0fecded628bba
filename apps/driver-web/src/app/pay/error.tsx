"use client";

export { ScreenError as default } from "@/screens/screen-error.tsx";
