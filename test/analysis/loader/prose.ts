/** Sentences that make any page an article. */
export const prose = Array.from(
  { length: 12 },
  (_, i) =>
    `The port said on day ${i} that the bridge would stay closed, and that the ferries, which had run since spring, would go on.`,
)
