"""What was measured, as docs/performance.md and docs/scale.md with their charts."""
