"""Speed as ratios against public peers, all measured in the same run: see docs/performance.md."""
