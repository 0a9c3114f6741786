"""Looking inside files of each kind; every function raises ``kit.refusals.Refused`` or returns nothing."""
