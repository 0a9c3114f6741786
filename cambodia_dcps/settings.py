"""Settings: one file, values from the environment (see ``.env.example``).

Nothing is set: development with an embedded PostgreSQL under ``var/``. ``DCPS_PRODUCTION=1``: every production value
must be there, and ``cambodia_dcps.checks`` says in one sentence each what is missing.
"""

import os
import sys
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from cambodia_dcps import checks, embedded

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
ENV_FILE = Path(os.environ.get("DCPS_ENV_FILE", BASE_DIR / ".env"))
if ENV_FILE.is_file():
    env.read_env(str(ENV_FILE))

PRODUCTION = env.bool("DCPS_PRODUCTION", False)
TESTING = "pytest" in sys.modules
VAR_DIR = Path(env("DCPS_VAR_DIR", default=str(BASE_DIR / "var")))

DEBUG_WANTED = env.bool("DCPS_DEBUG", False)
DEBUG = DEBUG_WANTED and not PRODUCTION
SECRET_KEY = env(
    "DCPS_SECRET_KEY", default="" if PRODUCTION else "development-only-not-secret-0123456789-abcdefghijklmnop"
)
ALLOWED_HOSTS = env.list("DCPS_ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("DCPS_TRUSTED_ORIGINS", default=[])
SITE_URL = env("DCPS_SITE_URL", default="http://127.0.0.1:8000")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "template_partials",
    "pgtrigger",
    "pghistory",
    "cambodia_dcps",
    "kit",
    "accounts",
    "jobs",
    "partners",
    "deadlines",
    "meetings",
    "followup",
    "jmi",
    "twg",
    "dialogues",
    "ngo_consult",
    "subnational",
    "reports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "kit.middleware.PlainTextMiddleware",
    "accounts.middleware.SignInMiddleware",
    "accounts.middleware.SessionMiddleware",
    "accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.middleware.AuditContextMiddleware",
]

ROOT_URLCONF = "cambodia_dcps.urls"
WSGI_APPLICATION = "cambodia_dcps.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "kit.templatetags.desk",
                "kit.templatetags.quick",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kit.context.site",
                "cambodia_dcps.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

DATABASE_URL = env("DATABASE_URL", default="")
DATABASES = {"default": env.db_url_config(DATABASE_URL or embedded.url(VAR_DIR / "postgres"))}
DATABASES["default"]["CONN_MAX_AGE"] = 600
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"]["ATOMIC_REQUESTS"] = False
# Compiling a query that is estimated to be dear takes PostgreSQL seconds; ours end in milliseconds all the same.
# What is prepared (kit.fixed) is planned once a connection: planned anew it took 9 ms where it now takes 3.
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("options", "-c jit=off -c plan_cache_mode=force_generic_plan")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if TESTING:
    # Tests sign in hundreds of times; the production hasher is asserted by a test of its own.
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher", *PASSWORD_HASHERS]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# One comes in by invitation, with an e-mail address. Limits count by account, never by address: a ministry shares one.
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation has proved the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = True  # the cookie lives as long as the session
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "accounts.adapters.ResetTokens"
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "10/15m/key,30/d/key",
    "reset_password": "3/15m/key",
    "reset_password_from_key": None,
    "change_password": "10/m/user",
    "reauthenticate": "10/m/user",
}
MFA_ADAPTER = "accounts.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_TOLERANCE = 1
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# Roles that see or administer everything need a second factor; only a trial on the embedded database may go without.
REQUIRE_SECOND_FACTOR = env.bool("DCPS_REQUIRE_SECOND_FACTOR", PRODUCTION or (bool(DATABASE_URL) and not TESTING))
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "reports:desk"

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("km", _("Khmer"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Phnom_Penh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR_DIR / "staticfiles"
MEDIA_ROOT = VAR_DIR / "files"  # never served by address: every file goes through a view with its policy
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "cambodia_dcps.styles.DeskStorage"
    },
}
# The style sheets of every page, in the order in which they overrule each other; in production they are one file, which
# stands beside its parts so that what these name by ``../`` is found.
STYLE_SHEETS = [
    "vendor/bootstrap-5.3.9/bootstrap-desk.min.css",
    *(f"css/{name}.css" for name in ("tokens", "layout", "components", "charts", "forms", "tables", "picker")),
]
STYLE_BUNDLE = "css/desk.css"
STYLES = STYLE_SHEETS if TESTING or DEBUG else [STYLE_BUNDLE]

# Web processes and worker processes of `make run`; production says it to gunicorn and Celery themselves.
SERVE_PROCESSES = env.int("DCPS_PROCESSES", 2)

# Sign-in limits are counted here, for all processes alike. In the database, not in Redis: sign-in needs no Redis.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

REDIS_URL = env("REDIS_URL", default="")
CELERY_BROKER_URL = REDIS_URL or "filesystem://"
CELERY_BROKER_TRANSPORT_OPTIONS = (
    {"visibility_timeout": 3600}
    if REDIS_URL
    else {
        "data_folder_in": str(VAR_DIR / "broker" / "queue"),
        "data_folder_out": str(VAR_DIR / "broker" / "queue"),
        "processed_folder": str(VAR_DIR / "broker" / "processed"),
        "control_folder": str(VAR_DIR / "broker" / "control"),
        "store_processed": False,
    }
)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True

# A worker that has not renewed its lease for so long is taken for dead, and its job is taken up again.
JOBS_LEASE_SECONDS = env.float("DCPS_JOBS_LEASE_SECONDS", 12.0)

EMAIL_URL = env("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR_DIR / "mail")
EMAIL_TIMEOUT = 10  # seconds; what cannot be sent at once waits for the next try
DEFAULT_FROM_EMAIL = env("DCPS_FROM_EMAIL", default="DCPS Partnership Desk <desk@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# The page that shows a provision of the guideline by its id.
PROVISION_URL_NAMES = ("reports:provision",)
# Contact line in the footer and in letters: a setting, never text in a template.
HELP_CONTACT = env("DCPS_HELP_CONTACT", default="")

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = env.int("DCPS_SESSION_SECONDS", 2 * 60 * 60)
SESSION_SAVE_EVERY_REQUEST = False
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_MAX_BYTES = env.int("DCPS_UPLOAD_MAX_BYTES", 20 * 1024 * 1024)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": os.environ.get("DCPS_LOG_LEVEL", "INFO")},
    # Each step of each layout is no news.
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "weasyprint.progress", "pikepdf", "fontTools")},
}

if PRODUCTION and (problems := checks.production_problems(globals())):
    raise ImproperlyConfigured("\n".join(["The settings are not fit for production:", *problems]))
