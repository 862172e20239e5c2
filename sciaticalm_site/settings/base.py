"""Settings of every installation. Unset variables mean: one machine, nothing else installed."""

from pathlib import Path

import environ

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parents[2]
# Everything that changes while the site runs: database, uploads, search index, collected files.
DATA_DIR = Path(env.str("DATA_DIR", default=str(BASE_DIR / "var")))

SECRET_KEY = env.str("SECRET_KEY", default="")
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

INSTALLED_APPS = [
    "sciaticalm_site",
    "syndication",
    "search",
    "home",
    "blog",
    "evidence",
    "review",
    "site_identity",
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.contrib.routable_page",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sciaticalm_site.middleware.CompressForReaders",
    "sciaticalm_site.middleware.ContentSecurityPolicyMiddleware",
    "sciaticalm_site.http_cache.apply_robots_policy",
    "sciaticalm_site.http_cache.set_cache_policy",
    "sciaticalm_site.http_cache.ConditionalResponse",
    "sciaticalm_site.middleware.close_for_maintenance",
    "sciaticalm_site.middleware.reject_broken_url",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "sciaticalm_site.middleware.ProtectedDeletion",
    "review.middleware.ExplainRefusal",
    "sciaticalm_site.middleware.follow_redirects",
]

ROOT_URLCONF = "sciaticalm_site.urls"
WSGI_APPLICATION = "sciaticalm_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]

DATABASES = {"default": env.db_url("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["CONN_MAX_AGE"] = None  # opening costs more than most queries
    # Readers never wait for a writer (WAL); writers queue instead of failing (IMMEDIATE, timeout).
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.str("TIME_ZONE", default="Europe/London")
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# StreamField forms post one field per block part: a page of hundreds of blocks has to fit.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

globals().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Sciaticalm <noreply@localhost>")

WAGTAIL_SITE_NAME = "Sciaticalm"
WAGTAILADMIN_BASE_URL = env.str("SITE_URL", default="http://localhost:8000")
# Nothing leaves the site: no avatar service, no update check, no banner from elsewhere.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# An approval is of the words that were approved, not of later ones.
WAGTAIL_WORKFLOW_REQUIRE_REAPPROVAL_ON_EDIT = True
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILIMAGES_IMAGE_MODEL = "blog.CreditedImage"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "txt", "xlsx"]

ELASTICSEARCH_URL = env.str("ELASTICSEARCH_URL", default="")
SEARCH_INDEX_DIR = DATA_DIR / "search"
# Generated leaflets; they can be generated again.
LEAFLET_DIR = DATA_DIR / "leaflets"
# Generated pictures of articles for shared links; they can be drawn again.
CARD_DIR = DATA_DIR / "cards"
# Requests a minute from one address, in each web process.
API_RATE = env.int("API_RATE", default=60)
# Maintenance mode: readers see that the site will be back soon.
MAINTENANCE = env.bool("MAINTENANCE", default=False)
# How many proxies of ours stand in front and add to X-Forwarded-For.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

# Whether an article needs a valid clinical review to go live.
REVIEW_REQUIRED = env.bool("REVIEW_REQUIRED", default=False)
# Editors are warned of sources that are older than so many years; 0 for never.
MAX_SOURCE_YEARS = env.int("MAX_SOURCE_YEARS", default=10)

# How references are written: the name of a CSL style, or the path of a .csl file.
CITATION_STYLE = env.str("CITATION_STYLE", default="vancouver")
# Where references are looked up, and whom the sources can write to about our requests.
CROSSREF_URL = env.str("CROSSREF_URL", default="https://api.crossref.org").rstrip("/")
PUBMED_URL = env.str("PUBMED_URL", default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils").rstrip(
    "/"
)
# What leads from a DOI to its work.
DOI_URL = env.str("DOI_URL", default="https://doi.org").rstrip("/")
CONTACT_EMAIL = env.str("CONTACT_EMAIL", default="")

# Whether search engines may list the site; not so for a copy that is there to try things out.
INDEXABLE = env.bool("INDEXABLE", default=True)
# Search engines get changed addresses with this key of 8 to 128 letters, digits and dashes.
INDEXNOW_KEY = env.str("INDEXNOW_KEY", default="")
INDEXNOW_URL = env.str("INDEXNOW_URL", default="https://api.indexnow.org/indexnow")

SITE_POLICY = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "media-src": ["'self'"],
    "font-src": ["'self'"],
    "manifest-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'self'"],
}
# Wagtail 8.0's editor has inline scripts in its date fields and inline panels, sets styles from its
# scripts, shows previews in a frame and images as data.
ADMIN_POLICY = SITE_POLICY | {
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "frame-src": ["'self'"],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": SITE_POLICY}
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "same-origin"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
