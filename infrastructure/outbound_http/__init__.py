"""HTTP requests to other servers: bounded, throttled, public addresses only."""
