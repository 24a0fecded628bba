export const casesTexts = {
  cases: {
    title: "Cases",
    empty: "No open case",
    emptyResolved: "No resolved case",
    emptyBody: "Workflows leave a case when they give up; mismatches do as well.",
    kind: "Kind",
    summary: "What happened",
    opened: "Opened",
    state: "State",
    reference: "About",
    evidence: "Evidence",
    resolve: "Resolve",
    resolveTitle: "Resolve this case",
    resolution: "What was done",
    resolved: "Resolved {time}",
    states: { OPEN: "Open", RESOLVED: "Resolved" },
  },
};
