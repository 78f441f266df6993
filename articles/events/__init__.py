"""Reports of one article that tell the same event, merged, dated and weighed."""
