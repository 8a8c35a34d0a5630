"""The installation's settings, each from the environment (docs/settings.md lists them).

Three kinds of settings exist (ARCHITECTURE.md); these are the technical ones. Identity is set at the desk, and
the fund's terms change by decisions of its council only.
"""

import sys
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config import environment

BASE_DIR = Path(__file__).resolve().parent.parent.parent
TESTING = "pytest" in sys.modules
VAR_DIR = Path(environment.text("VAR_DIR", str(BASE_DIR / "var" / ("tests" if TESTING else "")))).resolve()

DEMONSTRATION = environment.boolean("DEMO", default=False)
DEBUG = environment.boolean("DEBUG", default=False)

ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
AT_HOME = all(environment.is_at_home(host) for host in ALLOWED_HOSTS)
if DEMONSTRATION and not AT_HOME:
    raise environment.BadSetting(
        "ALLOWED_HOSTS",
        "the demonstration shows everybody's sign-in, so it only answers at loopback and private addresses.",
    )
REHEARSAL = DEMONSTRATION or environment.boolean("REHEARSAL", default=False)
"""The clock can be set forward and mails are kept in a letter box, to walk through months before opening."""
if REHEARSAL and not AT_HOME:
    raise environment.BadSetting(
        "REHEARSAL", "its clock and letter box are open to all, so it only answers at loopback and private addresses."
    )
if DEBUG and not AT_HOME:
    raise environment.BadSetting(
        "DEBUG", "error pages show secrets, so DEBUG only works at loopback and private addresses."
    )

SECRET_KEY = environment.secret_key(VAR_DIR)
FIELD_KEYS = environment.field_keys(VAR_DIR)

# --- rooms, left to right as they may import (ARCHITECTURE.md) ---
INSTALLED_APPS = [
    "config",
    "office",
    "website",
    "fund",
    "governance",
    "sortition",
    "notices",
    "jobs",
    "people",
    "territory",
    "live",
    "daphne",
    "channels",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail.locales",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.ContentPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "office.first_run.FirstRunMiddleware",
    "people.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "config.asgi.application"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "config.context.installation",
            ],
            "builtins": ["config.templatetags.typography", "config.templatetags.addresses"],
        },
    },
]

# --- database: SQLite out of the box, PostgreSQL by DATABASE_URL ---
DATABASE_URL = environment.database_url(
    "DATABASE_URL", f"sqlite:///{VAR_DIR / ('demonstration.sqlite3' if DEMONSTRATION else 'fund.sqlite3')}"
)
DATABASES = {"default": dj_database_url.parse(DATABASE_URL)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # WAL and IMMEDIATE: Django's default DEFERRED loses contended writes. FULL: a committed payment survives a power cut.
    # secure_delete: a ballot taken off a page is overwritten, never only unlinked.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 1, "max_size": environment.whole("DATABASE_POOL", 10, 1, 200)}
    }

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Redis only shortens the wait of live pages: nothing fails without it ---
REDIS_URL = environment.redis_url("REDIS_URL")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": [REDIS_URL]}}
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- people ---
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["people.sign_in.HandleBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/compte/"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SECOND_FACTOR_REQUIRED = not DEMONSTRATION

ACCOUNT_ADAPTER = "people.sign_in.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "handle"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "people.forms.SignInForm",
    "request_login_code": "people.forms.CodeForm",
    "reset_password": "people.forms.LostPasswordForm",
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # country mail is slow at times
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
MFA_ADAPTER = "people.second_factor.FactorAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # organisers write addresses down; a factor stands on none of them
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = AT_HOME
MFA_TOTP_ISSUER = "Caisse alimentaire"

# --- languages: French at /, English at /en/, no cookie ---
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LOCALE_PATHS = sorted(folder for folder in (BASE_DIR / "locale").glob("*") if folder.is_dir())
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"

# --- files ---
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000

# --- mail: kept under var/ in the demonstration or a rehearsal, and shown there ---
MAIL_DIR = VAR_DIR / "mails"
if REHEARSAL:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = MAIL_DIR
else:
    EMAIL_HOST = environment.text("EMAIL_HOST", "localhost")
    EMAIL_PORT = environment.whole("EMAIL_PORT", 25, 1, 65535)
    EMAIL_HOST_USER = environment.text("EMAIL_USER")
    EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD")
    EMAIL_USE_TLS = environment.boolean("EMAIL_TLS", default=False)
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "caisse@localhost")

# --- transport: HTTPS everywhere but on this machine and private addresses ---
HTTPS = environment.boolean("HTTPS", default=not AT_HOME)
PUBLIC_ADDRESS = environment.text(
    "PUBLIC_ADDRESS", f"http{'s' if HTTPS else ''}://{(ALLOWED_HOSTS or ['localhost'])[0]}"
).rstrip("/")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_SSL_REDIRECT = HTTPS
BEHIND_PROXY = environment.boolean("BEHIND_PROXY", default=HTTPS)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # whose tries are counted: the visitor's address, not the proxy's
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# No inline script or style, no third party. config.middleware loosens it for the desk's own addresses only.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
        "base-uri": [NONE],
    }
}

# --- Wagtail, the desk at /cms/ ---
WAGTAIL_SITE_NAME = "Caisse alimentaire"
WAGTAILADMIN_BASE_URL = PUBLIC_ADDRESS
WAGTAILADMIN_LOGIN_URL = "/cms/login/"  # our own door, which leads to /connexion/
WAGTAIL_FRONTEND_LOGIN_URL = "/connexion/"
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # The worker warns that it stops whenever it is told to.
    "loggers": {"caisse": {"level": "INFO"}, "django_tasks_db": {"level": "ERROR"}},
}
