"""What buttons mean, one page a wing: the contract with messages sent long ago."""
