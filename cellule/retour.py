"""Where a person was, for a setting that brings back to the page."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def page_d_ou_l_on_vient(request: HttpRequest, sinon: str = "/") -> str:
    """Their page of this site, or home, or what is said.

    The browser says where: no page writes its own address, and the missing page of a stranger
    stays the same to the letter whatever was asked.
    """
    suite = request.headers.get("Referer", "")
    return suite if url_has_allowed_host_and_scheme(suite, {request.get_host()}) else sinon
