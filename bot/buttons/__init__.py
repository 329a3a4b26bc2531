"""What buttons mean: the contract with messages sent long ago."""
