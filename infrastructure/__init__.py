"""Technical services that know no app: retry, rate limit, files, counters, HTTP."""
