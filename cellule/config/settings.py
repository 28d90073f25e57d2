"""Settings, from the environment only (names in .env.exemple)."""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from kombu import Queue

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

DEMO = env.bool("DEMO", default=False)
DEBUG = env.bool("DEBUG", default=DEMO)
SECRET_KEY = env("SECRET_KEY", default="clef-de-demonstration-sans-valeur" if DEBUG else "")
if not SECRET_KEY:
    raise ImproperlyConfigured("SECRET_KEY manque : donnez une clef secrète à l’environnement.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"] if DEBUG else [])
ADRESSE_PUBLIQUE = env("ADRESSE_PUBLIQUE", default="http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [ADRESSE_PUBLIQUE]

for nom in ("DATABASE_URL", "REDIS_URL"):
    if not env(nom, default=""):
        raise ImproperlyConfigured(
            f"{nom} manque. Lancez « .venv/bin/python manage.py … » ou « make demo », "
            "qui démarrent leurs propres services, ou donnez cette adresse à l’environnement."
        )

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
    "csp",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "cellule",
    "acteurs",
    "evenements",
    "antennes",
    "indicateurs",
    "rapports",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    # Last: the perimeter wraps the view and the rendering of its response, nothing else.
    "cellule.middleware.PerimetreMiddleware",
]

if DEMO:
    MIDDLEWARE.insert(0, "cellule.middleware.PagesDErreur")

ROOT_URLCONF = "cellule.config.urls"
WSGI_APPLICATION = "cellule.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["cellule.templatetags.ui"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cellule.contexte.page",
            ],
        },
    }
]
FORM_RENDERER = "cellule.formulaires.Rendu"
# A list of 500 people under review has a handful of fields a line.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# --- PostgreSQL: the connection always speaks as the application's role (maison §4.3) ---
DATABASES = {"default": env.db("DATABASE_URL", engine="django.db.backends.postgresql")}
DATABASES["default"]["CONN_MAX_AGE"] = 60
DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c role=cellule_app"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROLE_PROPRIETAIRE, ROLE_APPLICATION = "cellule_owner", "cellule_app"
ROLE_NATIONAL, ROLE_SAUVEGARDE = "cellule_national", "cellule_sauvegarde"

# --- Redis: cache and broker ---
REDIS_URL = env("REDIS_URL")
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
}
CELERY_BROKER_URL = REDIS_URL
CELERY_RESULT_BACKEND = None  # the Travail row is the result
CELERY_TASK_DEFAULT_QUEUE = "defaut"
CELERY_TASK_QUEUES = [Queue(nom, routing_key=nom) for nom in ("defaut", "rapports")]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SOFT_TIME_LIMIT = 1500  # the job may still write that it took too long
CELERY_TASK_TIME_LIMIT = 1800  # under the visibility time-out below
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
    # A page that asks for a job does not hang on a broker that is frozen.
    "socket_connect_timeout": 5,
    "socket_timeout": 10,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TIMEZONE = "Europe/Paris"
# Seconds: between two signs of life, before a silent job is taken up again, before one that no
# worker has taken is sent again. Then how many attempts a job has.
TRAVAUX_BATTEMENT, TRAVAUX_SILENCE, TRAVAUX_ATTENTE = 15, 60, 120
TRAVAUX_ESSAIS = 3

# --- Accounts: e-mail and password; nobody signs up alone ---
AUTH_USER_MODEL = "cellule.Utilisateur"
AUTHENTICATION_BACKENDS = ["cellule.comptes.Comptes"]
ACCOUNT_ADAPTER = "cellule.comptes.Adaptateur"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accueil"
ACCOUNT_LOGOUT_REDIRECT_URL = "accueil"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{nom}"}
    for nom in ("UserAttributeSimilarityValidator", "MinimumLengthValidator",
                "CommonPasswordValidator", "NumericPasswordValidator")
]  # fmt: skip

# --- French, civil time of each cell is in Cellule.fuseau ---
LANGUAGE_CODE = "fr"
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = env.path("DOSSIER_FICHIERS", default=str(BASE_DIR / "var" / "fichiers"))

# --- Mail ---
EMAIL_CONFIG = env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else "dummymail://")
vars().update(EMAIL_CONFIG)
EMAIL_TIMEOUT = 10  # seconds: a page that sends a mail does not hang on a server that is frozen
DEFAULT_FROM_EMAIL = env("COURRIEL_EXPEDITEUR", default="Maillage <ne-pas-repondre@example.org>")

# --- Security ---
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
# Read from Redis, and from the table when Redis has lost it.
SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
SESSION_COOKIE_HTTPONLY = True
HTTPS = env.bool("HTTPS", default=ADRESSE_PUBLIQUE.startswith("https://"))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("NOMBRE_DE_MANDATAIRES", default=0)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env("NIVEAU_JOURNAL", default="INFO")},
    "loggers": {"fontTools": {"level": "WARNING"}, "weasyprint": {"level": "ERROR"}},
}
