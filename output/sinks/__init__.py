"""What a run makes of its finished tables beside them: each a sink, one row of `SINKS`."""
