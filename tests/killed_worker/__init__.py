"""A worker that kills itself at a chosen point, as a power cut would."""
