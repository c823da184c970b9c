"""What every layer may use: paths, settings, logging, errors, the clock."""
