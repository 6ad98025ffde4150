"""Documents that come with the package, written for it; what they tell is invented."""
