import pytest
from django.conf import settings
from django.urls import reverse

from cast import make_cast

pytestmark = pytest.mark.django_db


def test_a_page_is_in_bokmål_whatever_the_browser_prefers(client):
    page = client.get(reverse("account_login"), headers={"accept-language": "en-US"})
    assert 'lang="nb"' in page.content.decode()


def test_the_account_goes_before_what_somebody_chose_in_the_browser():
    cast = make_cast()
    cast.client("secretariat").post(reverse("set_language"), {"language": "nn"})
    shared = cast.client("secretariat")
    shared.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert 'lang="nn"' in shared.get(reverse("profile")).content.decode()


def test_the_language_one_chose_follows_the_account_to_a_new_browser():
    cast = make_cast()
    chosen = cast.client("secretariat")
    chosen.post(reverse("set_language"), {"language": "nn"})
    fresh = cast.client("secretariat")
    assert 'lang="nn"' in fresh.get(reverse("profile")).content.decode()
