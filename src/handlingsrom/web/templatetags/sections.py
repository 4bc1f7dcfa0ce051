"""`{% load sections %}{% money_sections "money_forecast" %}`: the links between the pages of the funds."""

from typing import Any

from django import template

from handlingsrom.web.money.sections import sections

register = template.Library()


@register.inclusion_tag("money/_sections.html", takes_context=True)
def money_sections(context: template.Context, here: str) -> dict[str, Any]:
    return {"sections": sections(context["actor"], here)}
